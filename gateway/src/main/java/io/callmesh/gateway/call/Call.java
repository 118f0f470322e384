package io.callmesh.gateway.call;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Event.Overdue;
import io.callmesh.gateway.conversation.Event.ReplyPlayed;
import io.callmesh.gateway.conversation.HandOff;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Consent;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.recording.RecordedLine;
import io.callmesh.gateway.recording.Recorder;
import io.callmesh.gateway.session.ResumeToken;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.turn.Action;
import io.callmesh.gateway.turn.Action.Answer;
import io.callmesh.gateway.turn.Action.Apologize;
import io.callmesh.gateway.turn.Action.Comfort;
import io.callmesh.gateway.turn.Action.Connect;
import io.callmesh.gateway.turn.Action.Cut;
import io.callmesh.gateway.turn.Action.Disconnect;
import io.callmesh.gateway.turn.Action.Fill;
import io.callmesh.gateway.turn.Action.Foresee;
import io.callmesh.gateway.turn.Action.HandOver;
import io.callmesh.gateway.turn.Action.Note;
import io.callmesh.gateway.turn.Action.Pause;
import io.callmesh.gateway.turn.Action.Relay;
import io.callmesh.gateway.turn.Action.Resume;
import io.callmesh.gateway.turn.Action.StopWaiting;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.gateway.turn.TurnPolicy.Step;
import io.callmesh.gateway.turn.TurnState;
import io.callmesh.gateway.turn.TurnState.Over;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.recording.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One call, from ring to hang-up: line, listen, turn, dialogue, speak, line.
///
/// The thread in [#run] is the only one that changes anything; the others only post events.
final class Call {

    /// A second of events at the rate a caller can make them; beyond that whoever posts waits.
    private static final int INBOX = 64;
    /// What consent is asked for.
    private static final String KEEPING = "keeping";

    /// So often it is looked how far an answer is, in milliseconds: as much may be told twice by who goes on with it.
    private static final long GLANCE = 500;

    /// A call that is handed to another gateway.
    static final String MOVED = "moved";

    /// Ends of our part of a call that goes on elsewhere.
    private static final Set<String> GOES_ON = Set.of(MOVED, "replaced");

    private final CallParts parts;
    private final Line line;
    private final TurnPolicy policy;
    private final Assistant assistant;
    private final Replies replies;
    private final Discretion discretion;
    private final CallJournal journal;
    private final Scribe scribe;
    private final Hearing hearing;
    private final Handing handing;
    private final Recap recap;
    private final Tape tape;
    private final Recorder recorder;
    private final Tape.Begun begun;
    private final boolean resumed;
    private final String tenant;
    private final Pickup pickup;
    private Session session;
    private Optional<Pickup.Rest> rest;
    private boolean takenBack;
    private final BlockingQueue<Event> inbox = new ArrayBlockingQueue<>(INBOX);

    /// @param resumed whether the caller has been here before
    Call(CallParts parts, Line line, Assistant assistant, Session found, boolean resumed) {
        this.parts = parts;
        var audience = new Audience();
        recorder = parts.recorder(line, found);
        this.line = new OverheardLine(recorder == Recorder.NONE ? line : new RecordedLine(line, recorder), audience);
        var inLanguage = parts.policy().in(found.language());
        policy = line.opening().hears() ? inLanguage : inLanguage.unhurried();
        this.assistant = assistant;
        pickup = resumed ? Pickup.of(found) : Pickup.fresh(found);
        session = pickup.session();
        rest = pickup.rest();
        this.resumed = resumed;
        tenant = session.tenant();
        begun = new Tape.Begun(session.callId(), policy, parts.endpoints(), pickup.turn(), pickup.first(), parts.nanos().getAsLong());
        tape = assistant.asksConsent() ? Tape.NONE : parts.tapes().open(begun);
        discretion = new Discretion(assistant, session);
        recap = new Recap(parts.dialogue(), assistant);
        scribe = new Scribe(parts.store(), parts.journal(), parts.clock(), session, discretion);
        journal = scribe.journal();
        hearing = new Hearing(parts, this.line, assistant, session, inbox::put, tape);
        handing = new Handing(parts, this.line, assistant, session, journal, audience, inbox::put);
        replies = new Replies(parts, this.line, assistant, journal, policy.patience(), inbox::put);
    }

    /// Whose call it is.
    String tenant() {
        return tenant;
    }

    /// @return why the call ended
    String run() throws InterruptedException {
        String reason = "caller_hung_up";
        try (var scope = CallScope.open(session.callId(), this::stageFailed)) {
            open();
            fork(scope);
            reason = converse(scope);
            return reason;
        } finally {
            close(reason);
        }
    }

    private void open() throws InterruptedException {
        line.show(new Notice.Opened(session.callId(), session.resumeToken(), session.assistant(), session.language(), resumed, pickup.known()));
        if (line.opening().hears() && !parts.recognizers().hears(session.language())) tellOfKeys();
        journal.write(resumed ? session.turn() : 0, resumed ? new What.CallResumed(line.opening().kind(), "") : new What.CallStarted(session.language(), session.line()));
        if (pickup.settled().isPresent()) told(pickup.settled().get());
        scribe.save(session);
    }

    /// The gateway that gave this answer could not write it down.
    private void told(Turn taken) throws InterruptedException {
        journal.write(taken.turn(), new What.TurnTaken(taken, "", Map.of(), -1, List.of()));
        line.show(new Notice.Said(taken.turn(), pickup.whole(), taken.said(), true, List.of()));
    }

    private void tellOfKeys() throws InterruptedException {
        session = session.knowing("deaf", "true");
        line.show(new Notice.Trouble("no_recognizer", "No recognizer hears '" + session.language()
                + "'. Add one (callmesh.asr.engine." + session.language() + "=openai and its endpoint); meanwhile the keypad and typed chat work."));
    }

    private void fork(CallScope scope) {
        scope.fork("ear", () -> {
            hearing.run(scope);
            inbox.put(new Event.HungUp());
        });
        scope.fork("rehearsal", () -> replies.rehearse(session.language()));
    }

    private String converse(CallScope scope) throws InterruptedException {
        var step = policy.begin(begun.turn(), begun.first(), 0);
        Class<?> stood = Over.class;
        while (true) {
            if (step.state() instanceof Over) leaving();
            for (var action : step.actions()) perform(action, scope);
            session = recap.of(session, scope);
            if (step.state() instanceof Over(var reason)) return reason;
            if (step.state().getClass() != stood || !step.actions().isEmpty()) stand(step.state());
            stood = step.state().getClass();
            step = next(step.state());
        }
    }

    /// A message counts as soon as it is understood, whether or not its caller waits to hear so.
    private void leaving() {
        replies.decided().ifPresent(state -> handing.now(session.at(state)));
    }

    private Step next(TurnState state) throws InterruptedException {
        var event = await(state);
        if (event instanceof Event.Speaking speaking) replies.decided(speaking.turn()).ifPresent(hearing::asking);
        if (event instanceof Event.Utterance(_, var voice, _)) replies.listened(voice);
        if (event instanceof ReplyPlayed(int turn, _)) settle(turn, false);
        long now = now();
        var step = policy.next(state, event, now);
        tape.turned(now, event, step.actions());
        return step;
    }

    private Event await(TurnState state) throws InterruptedException {
        for (long left = state.until() - now(); ; left -= GLANCE) {
            var event = inbox.poll(Math.min(left, GLANCE), TimeUnit.MILLISECONDS);
            if (event != null) return event;
            if (left <= GLANCE) return new Overdue();
            advance(state);
        }
    }

    /// How far an answer is, so that another process can go on with it.
    private void advance(TurnState state) {
        var answer = replies.underway();
        if (answer.isEmpty() || answer.equals(session.underway())) return;
        session = session.standing(state, answer);
        scribe.save(session);
    }

    /// After its actions, for these settle the turn before. A call that is over stood somewhere: there it can be taken up
    /// again.
    private void stand(TurnState state) {
        session = session.standing(state, replies.underway());
        handing.now(session);
        scribe.save(session);
    }

    /// Milliseconds since the call began.
    private long now() {
        return (parts.nanos().getAsLong() - begun.nanos()) / 1_000_000;
    }

    private void perform(Action action, CallScope scope) throws InterruptedException {
        switch (action) {
            case Answer answer -> answer(answer, scope);
            case Foresee(int turn, var words) -> replies.foresee(turn, words, session, scope);
            case Fill(int turn) -> replies.fill(turn, session);
            case Pause _ -> replies.pause();
            case Resume _ -> replies.resume();
            case Cut(int turn, boolean takeBack) -> {
                replies.cut();
                takenBack = takeBack && replies.takeBack(turn);
                settle(turn, true);
            }
            case Apologize apology -> apologize(apology, scope);
            case HandOver _ -> {
                handing.now(session);
                handing.over(scope);
            }
            case Comfort(int turn) -> handing.comfort(turn);
            case StopWaiting _ -> handing.stop();
            case Connect _ -> handing.connect(scope);
            case Note(int turn, var input) -> note(turn, input);
            case Relay(int turn, var text, boolean typed) -> relay(new Notice.PersonSaid(turn, text), typed);
            case Disconnect(var how) -> handing.disconnect(how);
        }
    }

    private void apologize(Apologize apology, CallScope scope) throws InterruptedException {
        boolean person = apology.last() && parts.dialogue().person(session.callId());
        String next = person ? "a person takes the call." : apology.last() ? "the call ends." : "the call goes on.";
        line.show(apology.busy() ? new Notice.Trouble("overloaded", "The " + apology.stage() + " stage is busy with other calls; " + next)
                : new Notice.Trouble(apology.stage() + "_failed", "The " + apology.stage() + " stage failed; " + next));
        if (person) replies.handOver(apology.turn(), session, scope);
        else replies.apologize(apology.turn(), apology.last() ? "apology_end" : apology.busy() ? "busy" : "apology", session, scope);
    }

    private void answer(Answer answer, CallScope scope) throws InterruptedException {
        show(answer.turn(), answer.input());
        recorder.told(Side.CALLER, harmless(answer.input()));
        if (rest.isPresent()) replies.goOn(answer.turn(), rest.get(), session, scope);
        else replies.answer(whole(answer), session, scope);
        rest = Optional.empty();
    }

    private void show(int turn, Input input) throws InterruptedException {
        switch (input) {
            case Input.Words words -> line.show(new Notice.Heard(turn, words.best(), true, confidence(words)));
            case Input.Keys(var digits) -> line.show(new Notice.KeysPressed(turn, digits));
            case Input.Opening _, Input.Silent _, Input.Returned _ -> { }
        }
    }

    /// Keys are secret whatever they are for, and what was not understood may have been anything.
    private boolean harmless(Input input) {
        return switch (input) {
            case Input.Words words -> !words.best().nothing() && words.hypotheses().stream().allMatch(heard -> discretion.harmless(heard.text()));
            case Input.Opening _, Input.Silent _, Input.Returned _ -> discretion.keeps();
            case Input.Keys _ -> false;
        };
    }

    /// What the caller says to a person, or while one is awaited.
    private void note(int turn, Input input) throws InterruptedException {
        show(turn, input);
        recorder.told(Side.CALLER, harmless(input));
        took(new Turn(turn, Replies.caller(input), Spoken.NOTHING, false));
    }

    private void relay(Notice.PersonSaid said, boolean typed) throws InterruptedException {
        handing.relay(said, typed);
        recorder.told(Side.ASSISTANT, discretion.harmless(said.text()));
        took(new Turn(said.turn(), Spoken.NOTHING, said.text(), false, Spoken.NOTHING, Turn.By.PERSON));
    }

    private void took(Turn turn) {
        session = session.withTurn(turn, discretion.kept(session.dialogue()));
        journal.write(turn.turn(), new What.TurnTaken(turn, "", Map.of(), -1, List.of()));
        hearing.listenFor(session);
    }

    /// With the words before, if the turn that was to answer them has been taken back.
    private Answer whole(Answer answer) {
        if (!takenBack || answer.before().isEmpty() || !(answer.input() instanceof Input.Words words)) return answer;
        return new Answer(answer.turn(), words.after(answer.before().get()), answer.times(), Optional.empty());
    }

    private static double confidence(Input.Words words) {
        return words.hypotheses().isEmpty() ? 0 : words.hypotheses().getFirst().confidence();
    }

    /// The turn is over: what was heard of it becomes history.
    private void settle(int turn, boolean cut) throws InterruptedException {
        replies.decided(turn).flatMap(discretion::now).ifPresent(answered -> consented(turn, answered));
        Optional<Replies.Settled> settled = replies.settle(turn, cut, session);
        if (settled.isEmpty()) return;
        recorder.told(Side.ASSISTANT, discretion.harmless(settled.get().taken().said()));
        session = session.withTurn(settled.get().taken(), discretion.kept(settled.get().state())).standing(new TurnState.CallersTurn(turn, false, TurnState.Strain.NONE, now()));
        hearing.listenFor(session);
    }

    private void consented(int turn, Consent answered) {
        journal.write(turn, answered.keeps() ? new What.ConsentGiven(KEEPING) : new What.ConsentRefused(KEEPING));
    }

    /// Ends the call from outside.
    void stop(String reason) {
        while (!inbox.offer(new Event.Stopped(reason))) inbox.clear();
    }

    private void stageFailed(String task, Exception cause) throws InterruptedException {
        var fault = cause instanceof MeshException known ? known.fault() : new Fault.EngineFailed(task);
        if (task.startsWith("reply-")) inbox.put(new Event.Failed(Integer.parseInt(task.substring(6)), "answer", fault));
        else if (task.equals("ear")) inbox.put(new Event.HungUp());
        else if (task.equals("hand-off")) inbox.put(new Event.HandedOff(new HandOff.NoOneThere()));
        Failures.log(session.callId(), task, cause);
    }

    private void close(String reason) {
        boolean interrupted = Thread.interrupted();
        handing.close(reason);
        if (!GOES_ON.contains(reason)) end(reason);
        if (reason.equals(MOVED)) journal.write(session.turn(), new What.CallMoved(reason));
        scribe.save(session);
        tape.close();
        recorder.close();
        farewell(reason);
        if (interrupted) Thread.currentThread().interrupt();
    }

    /// Not said of a call that goes on elsewhere.
    private void end(String reason) {
        session = session.ended(reason);
        double seconds = Duration.between(session.startedAt(), parts.clock().instant()).toMillis() / 1_000.0;
        journal.write(session.turn(), new What.CallEnded(reason, session.turn(), seconds));
    }

    private void farewell(String reason) {
        try {
            scribe.close();
            if (GOES_ON.contains(reason)) release();
            else new Acquaintance(parts.profiles()).part(session, discretion.keeps(), parts.clock().instant());
            line.show(reason.equals(MOVED) ? new Notice.Moved() : new Notice.Ended(reason));
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        } finally {
            line.close();
        }
    }

    /// Whoever takes it up need not wait until our lease ends.
    private void release() {
        try {
            parts.store().release(session);
        } catch (MeshException away) {
            Failures.log(session.callId(), "release", away);
        }
    }

    /// Whether its caller comes back elsewhere when told that it [moves][Notice.Moved].
    boolean reconnects() {
        return line.reconnects();
    }

    /// Whether a token is that of this call.
    boolean answersTo(String token) {
        return ResumeToken.fits(token, ResumeToken.digest(session.resumeToken()));
    }

    static Ending ending(Reply reply) {
        return Ending.valueOf(reply.then().name());
    }
}
