package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Task;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.gateway.tool.Toolbox;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The world of one answer: calls tools, opens answers from knowledge, and remembers what to tell about it.
///
/// From the first tool on interrupts wait until the decision is told: what was done must not be forgotten. As long as the
/// question is only foreseen, tools are asked that change nothing, and interrupts end it.
final class Answering implements World, AutoCloseable {

    /// Tools keep their own time; this is for one that does not.
    private static final Duration GRACE = Duration.ofSeconds(1);
    /// Turns after which nobody remembers what was being said.
    private static final int REMEMBERED = 4;

    final List<Happening.ToolUsed> used = new ArrayList<>();
    private final Question question;
    private final Toolbox tools;
    private final Generation generation;
    private final People people;
    private final Deque<Wording> known = new ArrayDeque<>();
    private Optional<Wording> opened = Optional.empty();
    private boolean foreseen;
    private boolean interrupted;

    /// @param foreseen whether the question has not been asked yet
    Answering(Question question, boolean foreseen, Toolbox tools, Generation generation, People people) {
        this.question = question;
        this.tools = tools;
        this.generation = generation;
        this.people = people;
        this.foreseen = foreseen;
    }

    /// The question has been asked.
    void asked() {
        foreseen = false;
    }

    @Override
    public ToolResult call(String tool, Map<String, String> arguments, boolean confirmed) throws InterruptedException {
        var context = new CallContext(question.callId(), question.turn(), used.size() + 1, confirmed);
        var result = run(tool, arguments, context);
        used.add(new Happening.ToolUsed(tool, result.outcome(), context.idempotencyKey()));
        return result;
    }

    @Override
    public ToolResult look(String tool, Map<String, String> arguments) throws InterruptedException {
        return run(tool, arguments, new CallContext(question.callId(), question.turn(), 0, false));
    }

    private ToolResult run(String name, Map<String, String> arguments, CallContext context) throws InterruptedException {
        var tool = tools.tool(question.assistant().id(), name);
        boolean reads = tool.spec().readOnly();
        if (foreseen && !reads) throw new TooEarly();
        var budget = TurnBudget.current();
        if (budget.spent() && used.isEmpty()) throw budget.timedOut("tool");
        var task = new FutureTask<>(() -> budget.during(() -> tool.call(new Arguments(arguments), context)));
        Thread.ofVirtual().name(question.callId() + "/tool").start(task);
        var patience = tool.spec().timeout().plus(GRACE);
        return result(task, tool.spec(), reads ? budget.atMost(patience) : patience);
    }

    private ToolResult result(FutureTask<ToolResult> task, ToolSpec spec, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException later) {
                if (foreseen) throw later;
                interrupted = true;
            } catch (TimeoutException late) {
                return late(spec);
            } catch (ExecutionException broken) {
                return new ToolResult.Failed(Objects.requireNonNullElse(broken.getCause(), broken).getClass().getSimpleName());
            }
        }
    }

    /// What was done by other tools must be told, so only the first may end the turn.
    private ToolResult late(ToolSpec spec) {
        if (spec.readOnly() && used.isEmpty() && TurnBudget.current().spent()) throw TurnBudget.current().timedOut("tool");
        return new ToolResult.Failed("no answer within " + spec.timeout());
    }

    @Override
    public boolean know(String asked) throws InterruptedException {
        try {
            return begin(generation.begin(question, new Task.FromKnowledge(asked)));
        } catch (InterruptedException cut) {
            if (foreseen || used.isEmpty()) throw cut;
            interrupted = true;
            return false;
        }
    }

    private boolean begin(Wording wording) throws InterruptedException {
        boolean begun = false;
        try {
            var first = wording.next();
            begun = first.isPresent();
            first.ifPresent(piece -> known.add(new Begun(piece, wording)));
            return begun;
        } finally {
            if (!begun) wording.close();
        }
    }

    @Override
    public Optional<Turn> cutShort() {
        var turns = question.history();
        return turns.reversed().stream().limit(REMEMBERED).filter(turn -> turn.interrupted() && !turn.rest().nothing()).findFirst();
    }

    @Override
    public boolean person(String queue) {
        return people.free(queue);
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

    /// Tells even when interrupted meanwhile, so that the interrupt can be passed on afterwards.
    <T> void tellSurely(Sink<T> sink, T item) throws InterruptedException {
        interrupted |= Thread.interrupted();
        try {
            sink.put(item);
        } catch (InterruptedException later) {
            interrupted = true;
            sink.put(item);
        }
    }

    void passInterrupt() throws InterruptedException {
        if (interrupted) throw new InterruptedException();
    }

    @Override
    public void close() {
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

    /// A wording whose first piece was taken to see whether there is one.
    private static final class Begun implements Wording {

        private Optional<Piece> first;
        private final Wording rest;

        Begun(Piece first, Wording rest) {
            this.first = Optional.of(first);
            this.rest = rest;
        }

        @Override
        public Optional<Piece> next() throws InterruptedException {
            var next = first.isPresent() ? first : rest.next();
            first = Optional.empty();
            return next;
        }

        @Override
        public void close() {
            rest.close();
        }
    }
}
