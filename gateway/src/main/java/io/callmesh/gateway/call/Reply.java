package io.callmesh.gateway.call;

import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.session.Underway;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.privacy.Spoken;
import io.micrometer.core.instrument.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The answer of one turn: a mind that finds it and a mouth that speaks it, at the same time.
///
/// [#run] is the mouth's thread; it starts the mind, and opens its voice while that thinks. The call reads what came of it after the thread has ended.
final class Reply {

    private final int turn;
    private final Line line;
    private final Gate gate;
    private final LongSupplier nanos;
    private final CallJournal journal;
    private final Sink<Event> events;
    private final ReentrantLock saying = new ReentrantLock();
    private final ConcurrentSkipListMap<Integer, Clause> clauses = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Integer, String> keys = new ConcurrentSkipListMap<>();
    private final List<String> citations = new ArrayList<>();
    private Optional<Mouth> mouth = Optional.empty();
    private volatile Optional<Happening.Decided> decided = Optional.empty();
    private Happening.Understood understood = new Happening.Understood("", Map.of());
    private Optional<MeshException> failure = Optional.empty();
    private final CompletableFuture<Speech> voice = new CompletableFuture<>();
    /// Clauses whose sound has gone out; the mouth writes it.
    private volatile int begun;
    private volatile boolean found;
    private boolean acted;
    private long firstClause;

    Reply(int turn, Line line, Gate gate, LongSupplier nanos, CallJournal journal, Sink<Event> events) {
        this.turn = turn;
        this.line = line;
        this.gate = gate;
        this.nanos = nanos;
        this.journal = journal;
        this.events = events;
    }

    /// How a reply gets its voice.
    interface Opening {
        Speech open() throws InterruptedException;
    }

    /// Speaks the answer to its end.
    ///
    /// @throws MeshException when the answer or the voice failed
    void run(CallScope scope, Opening opening, Thinking thinking) throws InterruptedException {
        var mind = scope.fork("mind-" + turn, Budgeted.work(TurnBudget.current(), () -> think(thinking)));
        Thread.yield(); // the mind's request goes out first
        try (var speech = opening.open()) {
            speak(speech, mind);
        } finally {
            end(mind);
        }
        if (failure.isPresent()) throw failure.get();
        line.drain();
    }

    /// The mind has no voice left to tell anything by when this returns.
    private void speak(Speech speech, Thread mind) throws InterruptedException {
        var tongue = new Mouth(line, gate, nanos, clauses, keys, this::begins);
        mouth = Optional.of(tongue);
        voice.complete(speech);
        try {
            tongue.speak(speech);
        } finally {
            end(mind);
        }
    }

    private static void end(Thread mind) throws InterruptedException {
        mind.interrupt();
        mind.join();
    }

    private void think(Thinking thinking) throws InterruptedException {
        try {
            thinking.run(this::happened);
            found = true;
        } catch (MeshException failed) {
            failure = Optional.of(failed);
        } catch (RuntimeException defect) {
            failure = Optional.of(new MeshException(new Fault.EngineFailed("dialogue"), defect));
        } finally {
            var _ = voice.thenAccept(Speech::finish);
        }
    }

    private void begins(Clause clause) throws InterruptedException {
        int before = begun;
        if (clause.speakable()) begun = before + 1;
        events.put(new Event.Speaking(turn, clause.interruptible(), clause.question()));
    }

    private void happened(Happening happening) throws InterruptedException {
        switch (happening) {
            case Happening.Understood told -> understand(told);
            case Happening.ToolBegun(var name, var key, boolean changes) -> {
                acted |= changes;
                journal.write(turn, new What.ToolBegun(name, key));
            }
            case Happening.ToolUsed(var name, var outcome, var key) -> {
                acted = true;
                journal.write(turn, new What.ToolCalled(name, outcome, key));
                line.show(new Notice.ToolUsed(turn, name, outcome));
            }
            case Happening.Decided state -> decided = Optional.of(state);
            case Happening.Said(var clause) -> say(clause);
            case Happening.Pressed(var pressed) -> press(pressed);
            case Happening.Guarded(var guardrail) -> guarded(guardrail);
            case Happening.Cited(var passage) -> citations.add(passage);
        }
    }

    private void guarded(String guardrail) throws InterruptedException {
        Metrics.counter("callmesh.guarded", "guardrail", guardrail).increment();
        line.show(new Notice.Guarded(turn, guardrail));
    }

    private void understand(Happening.Understood told) throws InterruptedException {
        understood = told;
        if (!told.intent().isEmpty()) line.show(new Notice.Understood(turn, told.intent(), told.slots()));
    }

    private void press(String pressed) throws InterruptedException {
        acted = true;
        if (line.sendsKeys()) keys.merge(clauses.size(), pressed, String::concat);
        else line.show(new Notice.Trouble("keys_not_sent", "This line has no sound, so keys cannot be sent on it; the call goes on."));
    }

    private void say(Clause clause) throws InterruptedException {
        if (!clause.speakable()) return;
        var speech = opened();
        saying.lockInterruptibly();
        try {
            sayNext(clause, speech);
        } finally {
            saying.unlock();
        }
    }

    /// Opening the voice ends, or ends the mind that waits here.
    private Speech opened() throws InterruptedException {
        try {
            return voice.get();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /// Says something meanwhile, unless the answer has begun. From the call's thread.
    void fill(Clause clause) throws InterruptedException {
        if (!voice.isDone()) return;
        saying.lockInterruptibly();
        try {
            if (firstClause == 0) sayNext(clause, voice.resultNow());
        } finally {
            saying.unlock();
        }
    }

    private void sayNext(Clause clause, Speech speech) throws InterruptedException {
        if (firstClause == 0) firstClause = nanos.getAsLong();
        int id = clauses.size();
        clauses.put(id, clause);
        line.show(new Notice.Saying(turn, clause.text()));
        speech.say(id, clause);
    }

    /// Whether nothing came of it: nothing was done and nothing heard.
    boolean idle() {
        return !acted && heardText().isEmpty();
    }

    int turn() {
        return turn;
    }

    /// Whether it was the mind that failed.
    boolean foundNone() {
        return failure.isPresent();
    }

    Happening.Understood understood() {
        return understood;
    }

    Optional<Happening.Decided> decided() {
        return decided;
    }

    Then then() {
        return decided.map(Happening.Decided::then).orElse(Then.LISTEN);
    }

    List<String> citations() {
        return List.copyOf(citations);
    }

    long firstClause() {
        return firstClause;
    }

    /// Zero when nothing was heard.
    long firstSound() {
        return mouth.map(Mouth::firstSound).orElse(0L);
    }

    /// All that was to be said.
    String text() {
        return text(Integer.MAX_VALUE);
    }

    private String text(int most) {
        var text = new StringBuilder();
        for (var clause : clauses.headMap(Math.max(0, most)).values()) join(text, clause.text().reveal());
        return text.toString();
    }

    /// How far it is, while it runs. From the call's thread. The clause that is being spoken has not been heard.
    Underway underway(Input input) {
        boolean whole = found;
        return new Underway(turn, input, Spoken.of(text()), Spoken.of(text(begun - 1)), whole, decided.map(Happening.Decided::state), Call.ending(this));
    }

    /// How long it was heard, in milliseconds.
    double heardMs() {
        return mouth.map(Mouth::heardMs).orElse(0.0);
    }

    /// What was really heard of it.
    String heardText() {
        var text = new StringBuilder();
        mouth.ifPresent(said -> said.heard().forEach(part -> join(text, part)));
        return text.toString();
    }

    /// Latin sentences are set apart by a space, Chinese ones are not.
    private static void join(StringBuilder text, String part) {
        if (part.isEmpty()) return;
        boolean spaced = !text.isEmpty() && text.charAt(text.length() - 1) < 0x2E80 && !Character.isWhitespace(text.charAt(text.length() - 1));
        if (spaced && !Character.isWhitespace(part.charAt(0))) text.append(' ');
        text.append(part.strip());
    }
}
