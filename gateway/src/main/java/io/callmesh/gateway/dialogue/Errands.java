package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Deed;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.Ledger.Standing;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.gateway.tool.Toolbox;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The tools of one answer. Each is told before it runs and after; what changes something is written into the ledger
/// first, and is not done when the ledger says that it was.
///
/// Once the question has been asked interrupts wait until the tool has ended: what was done must not be forgotten. As long
/// as it is only foreseen, tools are asked that change nothing, and interrupts end it.
final class Errands {

    /// Tools keep their own time; this is for one that does not.
    private static final Duration GRACE = Duration.ofSeconds(1);
    /// Longer than a ledger that is away takes to say so.
    private static final Duration WRITING = Duration.ofSeconds(3);
    /// In [DialogueState#more]: the deeds that the dialogue knows the results of, without the call's id.
    private static final String KNOWN = "deeds";
    /// How it is told that a caller was forgotten: as a tool.
    private static final String FORGET = "forget_caller";

    final List<Happening> untold = new ArrayList<>();
    private final Question question;
    private final Toolbox tools;
    private final KeptLedger ledger;
    private final Sink<Happening> told;
    private final Set<String> known;
    private final Set<String> fresh = new LinkedHashSet<>();
    private int steps, looks;
    boolean foreseen;
    boolean interrupted;

    /// @param told what is to be known before a tool runs; not used while the question is only foreseen
    Errands(Question question, boolean foreseen, Toolbox tools, KeptLedger ledger, Sink<Happening> told) {
        this.question = question;
        this.foreseen = foreseen;
        this.tools = tools;
        this.ledger = ledger;
        this.told = told;
        known = new LinkedHashSet<>(question.state().more().getOrDefault(KNOWN, "").lines().map(key -> question.callId() + "-" + key).toList());
    }

    boolean none() {
        return steps == 0;
    }

    ToolResult call(String name, Map<String, String> given, boolean confirmed) throws InterruptedException {
        var tool = tools.tool(question.assistant().id(), name);
        var context = new CallContext(question.callId(), question.turn(), steps + 1, confirmed);
        var arguments = new Arguments(resolved(given));
        inTime(tool.spec());
        steps++;
        if (tool.spec().readOnly()) return begun(tool, arguments, context);
        return tool.spec().confirm() && !confirmed ? ended(tool, new ToolResult.NeedsConfirmation(), context.idempotencyKey()) : change(tool, arguments, context);
    }

    /// Whoever chose an argument may have seen a token only.
    private Map<String, String> resolved(Map<String, String> given) {
        if (given.values().stream().noneMatch(value -> value.contains("["))) return given;
        var tokens = Confidential.known(question.assistant(), question.state());
        var resolved = new HashMap<>(given);
        resolved.replaceAll((_, value) -> tokens.resolve(value));
        return resolved;
    }

    /// Asked to tell which of several values was said: told like any other, under keys of its own.
    ToolResult look(String name, Map<String, String> arguments) throws InterruptedException {
        var tool = tools.tool(question.assistant().id(), name);
        inTime(tool.spec());
        var context = new CallContext(question.callId(), question.turn(), 0, false, question.callId() + "-" + question.turn() + "-look-" + ++looks);
        return begun(tool, new Arguments(arguments), context);
    }

    /// Has the caller forgotten, which nobody needs to be asked for twice.
    boolean forget(Oblivion oblivion) throws InterruptedException {
        if (foreseen) throw new Answering.TooEarly();
        var more = question.state().more();
        String key = question.callId() + "-" + question.turn() + "-" + ++steps;
        tellSurely(told, new Happening.ToolBegun(FORGET, key, true));
        boolean forgotten = oblivion.forget(more.getOrDefault(DialogueState.TENANT, ""), more.getOrDefault(DialogueState.CALLER, ""));
        untold.add(new Happening.ToolUsed(FORGET, forgotten ? "done" : "failed", key));
        return forgotten;
    }

    private void inTime(ToolSpec spec) {
        if (foreseen && !spec.readOnly()) throw new Answering.TooEarly();
        var budget = TurnBudget.current();
        if (budget.spent() && none()) throw budget.timedOut("tool");
    }

    private ToolResult change(Tool tool, Arguments arguments, CallContext context) throws InterruptedException {
        var spec = tool.spec();
        Standing standing;
        try {
            standing = written(Deed.of(context, spec.name(), arguments), spec.idempotent());
        } catch (MeshException | TimeoutException unwritten) {
            return ended(tool, new ToolResult.Failed("it could not be written down first"), context.idempotencyKey());
        }
        var deed = standing.deed();
        known.add(deed.key());
        fresh.add(deed.key());
        if (standing.before().isPresent()) return ended(tool, standing.before().get(), deed.key());
        if (!standing.begun() && !spec.idempotent()) return ended(tool, new ToolResult.Uncertain("it was begun before"), deed.key());
        return begun(deedOf(tool, deed), arguments, context.under(deed.key()));
    }

    private Standing written(Deed deed, boolean repeatable) throws InterruptedException, TimeoutException {
        try {
            return await(() -> ledger.begin(deed, known, repeatable), WRITING);
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof MeshException away) throw away;
            throw new IllegalStateException(broken);
        }
    }

    /// Writes down what came of it, however late that is.
    private Tool deedOf(Tool tool, Deed deed) {
        return new Tool() {
            @Override
            public ToolSpec spec() {
                return tool.spec();
            }

            @Override
            public ToolResult call(Arguments arguments, CallContext context) {
                var result = surely(tool, arguments, context);
                ledger.write(deed.ended(result));
                return result;
            }
        };
    }

    /// A tool that throws may have done it before.
    private static ToolResult surely(Tool tool, Arguments arguments, CallContext context) {
        try {
            return tool.call(arguments, context);
        } catch (RuntimeException broken) {
            return new ToolResult.Uncertain(broken.getClass().getSimpleName());
        }
    }

    private ToolResult begun(Tool tool, Arguments arguments, CallContext context) throws InterruptedException {
        var begins = new Happening.ToolBegun(tool.spec().name(), context.idempotencyKey(), !tool.spec().readOnly());
        if (foreseen) untold.add(begins);
        else tellSurely(told, begins);
        return ended(tool, run(tool.spec(), () -> tool.call(arguments, context)), context.idempotencyKey());
    }

    private ToolResult ended(Tool tool, ToolResult result, String key) {
        untold.add(new Happening.ToolUsed(tool.spec().name(), result.outcome(), key));
        return result;
    }

    private ToolResult run(ToolSpec spec, Callable<ToolResult> work) throws InterruptedException {
        var budget = TurnBudget.current();
        var patience = spec.timeout().plus(GRACE);
        try {
            return await(() -> budget.during(work::call), spec.readOnly() ? budget.atMost(patience) : patience.plus(WRITING));
        } catch (TimeoutException late) {
            return late(spec);
        } catch (ExecutionException broken) {
            String kind = broken.getCause() == null ? "broken" : broken.getCause().getClass().getSimpleName();
            return spec.readOnly() ? new ToolResult.Failed(kind) : new ToolResult.Uncertain(kind);
        }
    }

    /// What was done by other tools must be told, so only the first may end the turn.
    private ToolResult late(ToolSpec spec) {
        if (!spec.readOnly()) return new ToolResult.Uncertain("no answer within " + spec.timeout());
        if (steps <= 1 && TurnBudget.current().spent()) throw TurnBudget.current().timedOut("tool");
        return new ToolResult.Failed("no answer within " + spec.timeout());
    }

    private <T> T await(Callable<T> work, Duration patience) throws InterruptedException, TimeoutException, ExecutionException {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name(question.callId() + "/tool").start(task);
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException later) {
                if (foreseen) throw later;
                interrupted = true;
            }
        }
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

    /// Tells what has not been told of the tools.
    void tell(Sink<Happening> sink) throws InterruptedException {
        for (var happening : untold) tellSurely(sink, happening);
        untold.clear();
    }

    /// The state that knows of these deeds.
    DialogueState known(DialogueState state) {
        if (fresh.isEmpty()) return state;
        int own = question.callId().length() + 1;
        return state.knowing(KNOWN, String.join("\n", known.stream().map(key -> key.substring(own)).toList()));
    }
}
