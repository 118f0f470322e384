package io.callmesh.llm.task;

import io.callmesh.llm.command.ByRule;
import io.callmesh.llm.command.Chosen;
import io.callmesh.llm.command.Command;
import io.callmesh.llm.command.CommandForm;
import io.callmesh.llm.command.Menu;
import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.task.Writer.Written;
import io.callmesh.llm.understand.Understanding;
import io.callmesh.runtime.fallback.Candidate;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.privacy.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Finds what the caller's words ask of the dialogue.
public final class Commander {

    private static final int TOKENS = 240;

    private final Writer writer;

    public Commander(Writer writer) {
        this.writer = writer;
    }

    /// @param order      who is asked
    /// @param expecting  the slot that was asked for, or empty
    /// @param known      values that no model may see
    /// @param understood asked when no model chooses
    public Written<List<Command>> choose(List<Candidate<Generator>> order, Menu menu, List<Message> history, Spoken heard, String expecting, Tokens known, Callable<Understanding> understood)
            throws Exception {
        var parts = Map.of("text", heard, "expecting", Spoken.of(expecting.isEmpty() ? "-" : expecting), "flows", Spoken.of(menu.flowsTold()), "slots", Spoken.of(menu.slotsTold()));
        var job = new Job(menu.language().tag(), history, new Task.Write("command", parts, CommandForm.of(menu)), List.of(), TOKENS, known);
        var chosen = writer.<List<Command>>write(order, job, json -> Optional.of(Chosen.read(json, menu, heard)).filter(commands -> !commands.isEmpty()));
        return chosen.isPresent() ? chosen.get() : new Written<>(ByRule.of(understood.call()), Writer.RULES);
    }
}
