package io.callmesh.gateway.call;

import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.Underway;
import io.callmesh.gateway.turn.TurnState;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a call begins, or goes on that was cut off. An answer of which the caller has heard a part is not found again: it is a turn that
/// was interrupted, and its rest is told. What the caller said and had no answer to is answered.
///
/// @param session as the call goes on from it
/// @param turn    number of the first turn
/// @param first   what that answers
/// @param rest    what is told instead of an answer
/// @param settled a turn that nobody has written down yet
record Pickup(Session session, int turn, Input first, Optional<Rest> rest, Optional<Turn> settled) {

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](\\s|$)|[。！？]");

    /// @param ending what follows it
    record Rest(Spoken text, Ending ending) {}

    static Pickup fresh(Session session) {
        return new Pickup(session, 0, new Input.Opening(), Optional.empty(), Optional.empty());
    }

    static Pickup of(Session found) {
        var underway = found.underway();
        if (underway.filter(Underway::begun).isPresent()) return told(found, underway.get());
        if (underway.filter(Pickup::asked).isPresent()) return new Pickup(found, underway.get().turn(), underway.get().input(), Optional.empty(), Optional.empty());
        int next = found.turn() + 1;
        var cut = found.turns().isEmpty() ? Optional.<Turn>empty() : Optional.of(found.turns().getLast()).filter(Pickup::unfinished);
        if (cut.isPresent()) return new Pickup(found, next, new Input.Silent(1), Optional.of(new Rest(unfinished(cut.get().said(), cut.get().rest()), Ending.LISTEN)), Optional.empty());
        Optional<Input> unanswered = found.standing().flatMap(TurnState::unanswered).map(words -> words);
        return new Pickup(found, next, unanswered.orElse(new Input.Silent(1)), Optional.empty(), Optional.empty());
    }

    /// The last turn of the caller's that is known: what it asked for is answered, or is about to be.
    int known() {
        boolean repeated = first instanceof Input.Words || first instanceof Input.Keys;
        return repeated ? turn : Math.max(0, turn - 1);
    }

    /// What was to be said in the turn that was cut off.
    Spoken whole() {
        String heard = settled.map(Turn::said).orElse(Spoken.NOTHING).reveal(), unheard = settled.map(Turn::rest).orElse(Spoken.NOTHING).reveal();
        return Spoken.of((heard + " " + unheard).strip());
    }

    private static Pickup told(Session found, Underway answer) {
        var taken = new Turn(answer.turn(), Replies.caller(answer.input()), answer.heard(), true, answer.rest());
        var settled = found.withTurn(taken, answer.decided().orElse(found.dialogue()));
        return new Pickup(settled, answer.turn() + 1, new Input.Silent(1), Optional.of(new Rest(unfinished(answer.heard(), answer.rest()), answer.ending())), Optional.of(taken));
    }

    /// Whether somebody asked for it: an apology nobody did, nor what is said into a silence.
    private static boolean asked(Underway answer) {
        return switch (answer.input()) {
            case Input.Words _, Input.Keys _, Input.Returned _ -> true;
            case Input.Opening _ -> answer.turn() == 0;
            case Input.Silent _ -> false;
        };
    }

    /// From the beginning of the sentence in which it was cut off.
    private static Spoken unfinished(Spoken heard, Spoken rest) {
        String known = heard.reveal();
        var last = SENTENCE_END.matcher(known);
        int from = 0;
        while (last.find()) from = last.end();
        String begun = known.substring(from).strip(), unheard = rest.reveal();
        boolean spaced = !begun.isEmpty() && !unheard.isEmpty() && unheard.charAt(0) < 0x2E80;
        return Spoken.of(begun + (spaced ? " " : "") + unheard);
    }

    private static boolean unfinished(Turn turn) {
        return turn.interrupted() && !turn.rest().nothing() && turn.by() == Turn.By.ASSISTANT;
    }
}
