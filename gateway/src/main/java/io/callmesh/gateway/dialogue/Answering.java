package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Task;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.Toolbox;
import io.callmesh.runtime.Sink;
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
/// From the first tool on interrupts wait until the decision is told: what was done must not be forgotten.
final class Answering implements World, AutoCloseable {

    /// Tools keep their own time; this is for one that does not.
    private static final Duration GRACE = Duration.ofSeconds(1);

    final List<Happening.ToolUsed> used = new ArrayList<>();
    private final Question question;
    private final Toolbox tools;
    private final Generation generation;
    private final People people;
    private final Deque<Wording> known = new ArrayDeque<>();
    private boolean interrupted;

    Answering(Question question, Toolbox tools, Generation generation, People people) {
        this.question = question;
        this.tools = tools;
        this.generation = generation;
        this.people = people;
    }

    @Override
    public ToolResult call(String tool, Map<String, String> arguments, boolean confirmed) {
        var context = new CallContext(question.callId(), question.turn(), used.size() + 1, confirmed);
        var result = run(tool, arguments, context);
        used.add(new Happening.ToolUsed(tool, result.outcome(), context.idempotencyKey()));
        return result;
    }

    @Override
    public ToolResult look(String tool, Map<String, String> arguments) {
        return run(tool, arguments, new CallContext(question.callId(), question.turn(), 0, false));
    }

    private ToolResult run(String name, Map<String, String> arguments, CallContext context) {
        var tool = tools.tool(question.assistant().id(), name);
        var task = new FutureTask<>(() -> tool.call(new Arguments(arguments), context));
        Thread.ofVirtual().name(question.callId() + "/tool").start(task);
        long deadline = System.nanoTime() + tool.spec().timeout().plus(GRACE).toNanos();
        while (true) {
            try {
                return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException later) {
                interrupted = true;
            } catch (TimeoutException late) {
                return new ToolResult.Failed("no answer within " + tool.spec().timeout());
            } catch (ExecutionException broken) {
                return new ToolResult.Failed(Objects.requireNonNullElse(broken.getCause(), broken).getClass().getSimpleName());
            }
        }
    }

    @Override
    public boolean know(String asked) throws InterruptedException {
        try {
            return begin(generation.begin(question, new Task.FromKnowledge(asked)));
        } catch (InterruptedException cut) {
            if (used.isEmpty()) throw cut;
            interrupted = true;
            return false;
        }
    }

    private boolean begin(Wording wording) throws InterruptedException {
        var first = wording.next();
        if (first.isEmpty()) wording.close();
        else known.add(new Begun(first.get(), wording));
        return first.isPresent();
    }

    @Override
    public boolean person(String queue) {
        return people.free(queue);
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
        known.forEach(Wording::close);
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
