package io.callmesh.gateway.call;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Confidential;
import io.callmesh.gateway.dialogue.Consent;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.session.Session;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.privacy.Kind;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.privacy.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// What of one call may be told outside it: tokens instead of what is sensitive, and no words at all unless its caller lets them be kept.
/// The call and the mind of its reply use it; the session keeps what it has learned.
final class Discretion {

    private final Assistant assistant;
    private final String language;
    private final ReentrantLock order = new ReentrantLock();
    private Tokens tokens;
    private Consent consent;

    Discretion(Assistant assistant, Session begun) {
        this.assistant = assistant;
        language = begun.language();
        tokens = Confidential.known(assistant, begun.dialogue());
        consent = Consent.of(assistant, begun.dialogue());
    }

    /// Of a call whose pack may not be there any more.
    static Discretion without(Session lost) {
        return new Discretion(new Assistant(lost.assistant(), Map.of(), List.of(lost.language()), Map.of(), Map.of(), Pack.getDefaultInstance()), lost);
    }

    /// Where the dialogue stands from now on.
    ///
    /// @return what the caller has answered just now when they were asked for their consent
    Optional<Consent> now(DialogueState state) {
        order.lock();
        try {
            var before = consent;
            consent = Consent.of(assistant, state);
            tokens = Confidential.with(tokens, assistant, state);
            return consent == before ? Optional.empty() : Optional.of(consent);
        } finally {
            order.unlock();
        }
    }

    /// The state that knows the tokens.
    DialogueState kept(DialogueState state) {
        order.lock();
        try {
            tokens = Confidential.with(tokens, assistant, state);
            return tokens.entries().isEmpty() ? state : state.knowing(DialogueState.TOKENS, tokens.write());
        } finally {
            order.unlock();
        }
    }

    boolean keeps() {
        order.lock();
        try {
            return consent.keeps();
        } finally {
            order.unlock();
        }
    }

    /// Whether these words may be heard in a recording: nothing in them is sensitive, and they may be kept.
    boolean harmless(Spoken words) {
        order.lock();
        try {
            return consent.keeps() && !tokens.touches(words.reveal());
        } finally {
            order.unlock();
        }
    }

    /// An entry as the journal may have it. Of a turn that may not be kept nothing is left.
    Optional<What> told(What what) {
        if (!(what instanceof What.TurnTaken taken)) return Optional.of(what);
        order.lock();
        try {
            return consent.keeps() ? Optional.of(masked(taken)) : Optional.empty();
        } finally {
            order.unlock();
        }
    }

    private What.TurnTaken masked(What.TurnTaken told) {
        var slots = masked(told.slots());
        var turn = told.taken();
        var caller = hides(told.slots(), turn.caller()) ? Spoken.of(whole(told.slots())) : masked(turn.caller());
        return told.with(new Turn(turn.turn(), caller, masked(turn.said()), turn.interrupted(), masked(turn.rest()), turn.by()), slots);
    }

    private Map<String, String> masked(Map<String, String> told) {
        var masked = new HashMap<>(told);
        masked.replaceAll((name, value) -> sensitive(name).map(kind -> token(kind, value)).orElseGet(() -> masked(Spoken.of(value)).reveal()));
        return masked;
    }

    /// Whether a sensitive value was told here in words in which it cannot be found again, a day of birth for instance.
    private boolean hides(Map<String, String> told, Spoken caller) {
        String masked = masked(caller).reveal();
        return told.keySet().stream().anyMatch(slot -> sensitive(slot).filter(kind -> !masked.contains("[" + kind.word(language))).isPresent());
    }

    private String whole(Map<String, String> told) {
        return String.join(" ", told.entrySet().stream().flatMap(slot -> sensitive(slot.getKey()).map(kind -> List.of(token(kind, slot.getValue()))).orElse(List.of()).stream()).toList());
    }

    private Optional<Kind> sensitive(String name) {
        return Optional.ofNullable(assistant.slots().get(name)).flatMap(slot -> slot.sensitive());
    }

    private String token(Kind kind, String value) {
        tokens = tokens.with(kind, value);
        return tokens.token(kind, value, language);
    }

    private Spoken masked(Spoken words) {
        var masked = tokens.mask(words.reveal(), language);
        tokens = masked.tokens();
        return Spoken.of(masked.text());
    }
}
