package io.callmesh.gateway.call;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.ReplyPlayed;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.Underway;
import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.gateway.speak.SteadySpeech;
import io.callmesh.gateway.speak.Unvoiced;
import io.callmesh.gateway.turn.Action.Answer;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The replies of one call, one at a time. Only the call's own thread comes here.
final class Replies {

    private static final String HAND_OFF = "hand_off", AS_I_WAS_SAYING = "as_i_was_saying";

    /// Where a sentence ends and another one follows.
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?])\\s+(?=\\S)|(?<=[。！？])(?=\\S)");

    private final CallParts parts;
    private final Line line;
    private final Assistant assistant;
    private final CallJournal journal;
    private final Sink<Event> events;
    private final Duration begin;
    private final Gate gate = new Gate();
    private Optional<Running> running = Optional.empty();
    private Optional<Foreseeing> foreseeing = Optional.empty();
    private Duration voice = Duration.ZERO;

    /// @param voice how long the caller had spoken before it
    private record Running(Reply reply, Thread thread, Input input, Optional<Event.EarTimes> times, Duration voice) {}

    /// What became of a turn.
    record Settled(Turn taken, DialogueState state) {}

    /// @param patience how long an answer may take to begin
    Replies(CallParts parts, Line line, Assistant assistant, CallJournal journal, Patience patience, Sink<Event> events) {
        this.parts = parts;
        begin = patience.late().plus(patience.answer());
        this.line = line;
        this.assistant = assistant;
        this.journal = journal;
        this.events = events;
    }

    void answer(Answer answer, Session session, CallScope scope) {
        var question = new Dialogue.Question(session.callId(), answer.turn(), assistant, session.language(), session.dialogue(), answer.input(), session.history(), session.earlier());
        var prepared = prepared(answer.input());
        start(answer, session, scope, () -> voiced(session), told -> {
            if (prepared.isPresent()) prepared.get().answer(question, told);
            else parts.dialogue().answer(question, told);
        });
    }

    void apologize(int turn, String key, Session session, CallScope scope) {
        recite(turn, key, Then.LISTEN, session, scope);
    }

    /// Puts the caller through to a person.
    void handOver(int turn, Session session, CallScope scope) {
        recite(turn, HAND_OFF, Then.HAND_OFF, session, scope);
    }

    /// Tells the rest of an answer that was cut off with the call.
    void goOn(int turn, Pickup.Rest rest, Session session, CallScope scope) {
        Thinking thinking = told -> {
            told.put(new Happening.Decided(session.dialogue(), Then.valueOf(rest.ending().name())));
            told.put(new Happening.Said(phrase(AS_I_WAS_SAYING, session.language())));
            for (var sentence : SENTENCES.split(rest.text().reveal())) told.put(new Happening.Said(Clause.of(sentence, session.language())));
        };
        start(new Answer(turn, new Input.Silent(1), Optional.empty(), Optional.empty()), session, scope, () -> voiced(session), thinking);
    }

    /// How far the answer is that runs.
    Optional<Underway> underway() {
        return running.map(now -> now.reply().underway(now.input()));
    }

    private void recite(int turn, String key, Then then, Session session, CallScope scope) {
        var phrase = phrase(key, session.language());
        Thinking thinking = told -> {
            told.put(new Happening.Decided(session.dialogue(), then));
            told.put(new Happening.Said(phrase));
        };
        var answer = new Answer(turn, new Input.Opening(), Optional.empty(), Optional.empty());
        start(answer, session, scope, () -> line.opening().speaks() ? parts.recordings().play(voice(session), phrase) : new Unvoiced(), thinking);
    }

    /// Has the apologies spoken while all is well.
    void rehearse(String language) throws InterruptedException {
        if (!line.opening().speaks()) return;
        for (var key : List.of("apology", "busy", parts.dialogue().person() ? HAND_OFF : "apology_end")) {
            parts.recordings().rehearse(voice("", language), phrase(key, language));
        }
    }

    private void start(Answer answer, Session session, CallScope scope, Reply.Opening opening, Thinking thinking) {
        gate.open();
        var reply = new Reply(answer.turn(), line, gate, parts.nanos(), journal, events);
        var budget = TurnBudget.of(begin, parts.nanos());
        var thread = scope.fork("reply-" + answer.turn(), Budgeted.work(budget, () -> {
            try {
                reply.run(scope, opening, thinking);
                events.put(new ReplyPlayed(answer.turn(), Call.ending(reply)));
            } catch (MeshException failed) {
                Failures.log(session.callId(), "reply-" + answer.turn(), failed);
                events.put(new Event.Failed(answer.turn(), reply.foundNone() ? "answer" : "speech", failed.fault()));
            }
        }));
        running = Optional.of(new Running(reply, thread, answer.input(), answer.times(), voice));
        voice = Duration.ZERO;
    }

    /// The caller has spoken for so long: towards the turn that begins next.
    void listened(Duration more) {
        voice = voice.plus(more);
    }

    private Speech voiced(Session session) throws InterruptedException {
        return line.opening().speaks() ? SteadySpeech.open(parts.speaker(), voice(session), SteadySpeech.PATIENCE) : new Unvoiced();
    }

    void pause() throws InterruptedException {
        gate.shut();
    }

    void resume() {
        gate.open();
    }

    void cut() throws InterruptedException {
        if (running.isEmpty()) return;
        running.get().thread().interrupt();
        running.get().thread().join();
        line.hush();
        gate.open();
    }

    /// Says that it takes a moment.
    void fill(int turn, Session session) throws InterruptedException {
        if (running.isPresent() && running.get().reply().turn() == turn) running.get().reply().fill(phrase("waiting", session.language()));
    }

    /// Has the dialogue prepare for these words; what it prepared before is dropped.
    void foresee(int turn, Input.Words words, Session session, CallScope scope) {
        foreseeing.ifPresent(Foreseeing::drop);
        var state = running.flatMap(reply -> reply.reply().decided()).map(Happening.Decided::state).orElse(session.dialogue());
        var question = new Dialogue.Question(session.callId(), turn, assistant, session.language(), state, words, session.history(), session.earlier());
        foreseeing = Optional.of(new Foreseeing(parts.dialogue(), question, TurnBudget.of(begin, parts.nanos()), scope));
    }

    /// What was prepared for this input; anything else is dropped.
    private Optional<Foreseeing> prepared(Input input) {
        var prepared = foreseeing.filter(one -> one.fits(input));
        if (prepared.isEmpty()) foreseeing.ifPresent(Foreseeing::drop);
        foreseeing = Optional.empty();
        return prepared;
    }

    /// Where the dialogue will stand after this turn, if that is known and it is the one that runs.
    Optional<DialogueState> decided(int turn) {
        return running.map(Running::reply).filter(reply -> reply.turn() == turn).flatMap(Reply::decided).map(Happening.Decided::state);
    }

    /// The same for whichever runs.
    Optional<DialogueState> decided() {
        return running.map(Running::reply).flatMap(Reply::decided).map(Happening.Decided::state);
    }

    /// Forgets a turn that was cut before anything came of it.
    ///
    /// @return false when something was heard or done, so that the turn stands
    boolean takeBack(int turn) {
        if (running.isEmpty() || running.get().reply().turn() != turn || !running.get().reply().idle()) return false;
        running = Optional.empty();
        return true;
    }

    /// Closes the books on a turn; empty when it is not the one that runs.
    Optional<Settled> settle(int turn, boolean cut, Session before) throws InterruptedException {
        if (running.isEmpty() || running.get().reply().turn() != turn) return Optional.empty();
        var done = running.get();
        running = Optional.empty();
        var reply = done.reply();
        String text = reply.text(), heard = reply.heardText();
        boolean interrupted = cut && !heard.equals(text);
        var latency = Latencies.of(reply, done.times());
        if (latency.responseMs().isPresent()) line.show(latency);
        line.show(new Notice.Said(turn, Spoken.of(text), Spoken.of(heard), interrupted, reply.citations()));
        var taken = new Turn(turn, caller(done.input()), Spoken.of(heard), interrupted, Spoken.of(interrupted ? rest(text, heard) : ""));
        var understood = reply.understood();
        journal.write(turn, new What.TurnTaken(taken, understood.intent(), understood.slots(), latency.responseMs().orElse(-1), reply.citations(), new What.Talk(done.voice().toNanos() / 1e6, reply.heardMs())));
        return Optional.of(new Settled(taken, reply.decided().map(Happening.Decided::state).orElse(before.dialogue())));
    }

    private static String rest(String text, String heard) {
        return text.startsWith(heard) ? text.substring(heard.length()).strip() : "";
    }

    static Spoken caller(Input input) {
        return switch (input) {
            case Input.Words words -> words.best();
            case Input.Keys(var digits) -> Spoken.of(digits);
            case Input.Opening _, Input.Silent _, Input.Returned _ -> Spoken.NOTHING;
        };
    }

    private Clause phrase(String key, String language) {
        return Clause.of(assistant.text(key, language), language);
    }

    private Speaker.Voice voice(Session session) {
        return voice(session.callId(), session.language());
    }

    private Speaker.Voice voice(String callId, String language) {
        return new Speaker.Voice(callId, language, assistant.voices().getOrDefault(language, ""), line.opening().rateHz(), assistant.id());
    }
}
