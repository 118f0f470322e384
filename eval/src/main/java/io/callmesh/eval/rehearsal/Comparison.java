package io.callmesh.eval.rehearsal;

import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.CallEvent.ToolUsed;
import io.callmesh.eval.caller.CallEvent.Understood;
import io.callmesh.eval.rehearsal.Dialogue.Exchange;
import io.callmesh.eval.rehearsal.Dialogue.Used;
import java.util.ArrayList;
import java.util.List;

/// What an answer lacks of what a dialogue expects.
record Comparison(Exchange expected, Answer answer) {

    /// One line for each thing that went otherwise; none: all went as written.
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        if (!answer.complete()) complaints.add("no answer");
        for (var part : expected.says()) {
            if (!answer.said().contains(part)) complaints.add("expected to hear '" + part + "', heard '" + answer.said() + "'");
        }
        understood(complaints);
        tool(complaints);
        return complaints;
    }

    private void understood(List<String> complaints) {
        var understood = answer.all(Understood.class).toList();
        boolean intended = expected.intent().isEmpty() || understood.stream().anyMatch(one -> one.intent().equals(expected.intent()));
        if (!intended) complaints.add("expected the intent " + expected.intent() + ", found " + understood.stream().map(Understood::intent).toList());
        boolean filled = expected.slots().isEmpty() || understood.stream().anyMatch(one -> one.slots().entrySet().containsAll(expected.slots().entrySet()));
        if (!filled) complaints.add("expected the slots " + expected.slots() + ", found " + understood.stream().map(Understood::slots).toList());
    }

    private void tool(List<String> complaints) {
        var used = answer.all(ToolUsed.class).map(tool -> new Used(tool.name(), tool.outcome())).toList();
        expected.tool().filter(tool -> !used.contains(tool)).ifPresent(tool -> complaints.add("expected " + tool + ", found " + used));
    }
}
