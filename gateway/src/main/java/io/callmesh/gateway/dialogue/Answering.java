package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Task;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.runtime.Sink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The world of one answer: calls tools, opens answers from knowledge, and remembers what to tell about it.
///
/// From the first tool on interrupts wait until the decision is told.
final class Answering implements World, AutoCloseable {

    /// Turns after which nobody remembers what was being said.
    private static final int REMEMBERED = 4;

    final Errands errands;
    final List<Happening.Guarded> withheld = new ArrayList<>();
    private final Question question;
    private final Generation generation;
    private final People people;
    private final Oblivion oblivion;
    private final Deque<Wording> known = new ArrayDeque<>();
    private Optional<Wording> opened = Optional.empty();
    private Optional<Ahead> ahead = Optional.empty();

    Answering(Question question, Errands errands, Generation generation, People people, Oblivion oblivion) {
        this.oblivion = oblivion;
        this.question = question;
        this.errands = errands;
        this.generation = generation;
        this.people = people;
    }

    /// The question has been asked.
    void asked() {
        errands.foreseen = false;
    }

    /// Begins to look for an answer to what the caller said, as long as it may be any question.
    void lookAhead() throws InterruptedException {
        if (!question.state().expecting().isEmpty() || !(question.input() instanceof Input.Words words) || words.best().nothing()) return;
        String asked = words.best().reveal();
        ahead = generation.ahead(question, new Task.FromKnowledge(asked)).map(wording -> new Ahead(asked, wording));
    }

    /// What was looked for and not asked for is not needed any more.
    void decided() {
        ahead.ifPresent(unneeded -> unneeded.wording().close());
        ahead = Optional.empty();
    }

    @Override
    public ToolResult call(String tool, Map<String, String> arguments, boolean confirmed) throws InterruptedException {
        return errands.call(tool, arguments, confirmed);
    }

    @Override
    public ToolResult look(String tool, Map<String, String> arguments) throws InterruptedException {
        return errands.look(tool, arguments);
    }

    @Override
    public boolean forgetCaller() throws InterruptedException {
        return errands.forget(oblivion);
    }

    @Override
    public boolean know(String asked) throws InterruptedException {
        try {
            return begin(answer(asked));
        } catch (InterruptedException cut) {
            if (errands.foreseen || errands.none()) throw cut;
            errands.interrupted = true;
            return false;
        }
    }

    private Wording answer(String asked) throws InterruptedException {
        var fitting = ahead.filter(looked -> looked.question().equals(asked));
        if (fitting.isPresent()) ahead = Optional.empty();
        return fitting.isPresent() ? fitting.get().wording() : generation.begin(question, new Task.FromKnowledge(asked));
    }

    private boolean begin(Wording wording) throws InterruptedException {
        var taken = new ArrayDeque<Piece>();
        boolean begun = false;
        try {
            begun = untilWords(wording, taken);
            if (begun) known.add(new Begun(taken, wording));
            return begun;
        } finally {
            if (!begun) wording.close();
        }
    }

    /// @return false when there are no words
    private boolean untilWords(Wording wording, Deque<Piece> taken) throws InterruptedException {
        for (var next = wording.next(); next.isPresent(); next = wording.next()) {
            if (next.get() instanceof Piece.Withheld(var guardrail)) withheld.add(new Happening.Guarded(guardrail));
            else taken.add(next.get());
            if (next.get() instanceof Piece.Text) return true;
        }
        return false;
    }

    @Override
    public Optional<Turn> cutShort() {
        var turns = question.history();
        return turns.reversed().stream().limit(REMEMBERED).filter(turn -> turn.interrupted() && !turn.rest().nothing()).findFirst();
    }

    @Override
    public boolean person(String queue) {
        return people.free(question.callId(), queue);
    }

    /// Begins to word what will be worded first.
    void open(Task task) throws InterruptedException {
        opened = Optional.of(generation.begin(question, task));
    }

    /// Words something, or goes on with what was opened.
    Wording worded(Task task) throws InterruptedException {
        var first = opened;
        opened = Optional.empty();
        return first.isPresent() ? first.get() : generation.begin(question, task);
    }

    /// The next answer that was opened, in the order of [#know].
    Wording told() {
        return known.remove();
    }

    <T> void tellSurely(Sink<T> sink, T item) throws InterruptedException {
        errands.tellSurely(sink, item);
    }

    void passInterrupt() throws InterruptedException {
        if (errands.interrupted) throw new InterruptedException();
    }

    @Override
    public void close() {
        decided();
        opened.ifPresent(Wording::close);
        known.forEach(Wording::close);
    }

    /// Something would be done before anybody asked for it.
    static final class TooEarly extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooEarly() {
            super("not before it is asked for", null, false, false);
        }
    }

    /// A wording whose first words were taken to see whether there are any.
    private record Begun(Deque<Piece> taken, Wording rest) implements Wording {

        @Override
        public Optional<Piece> atOnce() {
            return Optional.ofNullable(taken.poll());
        }

        @Override
        public Optional<Piece> next() throws InterruptedException {
            var there = atOnce();
            return there.isPresent() ? there : rest.next();
        }

        @Override
        public void close() {
            rest.close();
        }
    }
}
