package io.callmesh.eval.rehearsal;

import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.CallEvent.Heard;
import io.callmesh.eval.caller.CallEvent.Said;
import io.callmesh.eval.caller.CallEvent.ToolUsed;
import io.callmesh.eval.caller.CallEvent.Understood;
import io.callmesh.eval.rehearsal.Dialogue.Deed;
import io.callmesh.eval.rehearsal.Dialogue.Expected;
import io.callmesh.eval.rehearsal.Dialogue.Used;
import java.util.ArrayList;
import java.util.List;

/// What an answer lacks of what a dialogue expects.
record Comparison(Expected expected, Answer answer) {

    /// One line for each thing that went otherwise; none: all went as written.
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        if (!answer.complete()) complaints.add("no answer");
        for (var part : expected.says()) {
            if (!answer.said().contains(part)) complaints.add("expected to hear '" + part + "', heard '" + answer.said() + "'");
        }
        complaints.addAll(misunderstood());
        tool(complaints);
        return complaints;
    }

    /// Of these, what is known as soon as the answer begins.
    List<String> misunderstood() {
        var complaints = new ArrayList<String>();
        var understood = answer.all(Understood.class).toList();
        boolean intended = expected.intent().isEmpty() || understood.stream().anyMatch(one -> one.intent().equals(expected.intent()));
        if (!intended) complaints.add("expected the intent " + expected.intent() + ", found " + understood.stream().map(Understood::intent).toList());
        boolean filled = expected.slots().isEmpty() || understood.stream().anyMatch(one -> one.slots().entrySet().containsAll(expected.slots().entrySet()));
        if (!filled) complaints.add("expected the slots " + expected.slots() + ", found " + understood.stream().map(Understood::slots).toList());
        return complaints;
    }

    /// An answer that nobody meant to stop is heard to its end.
    List<String> cutShort() {
        return answer.last(Said.class).filter(Said::interrupted).map(said -> "expected to hear all of '" + said.text() + "', heard '" + said.heardText() + "'").stream().toList();
    }

    /// Whether the caller heard something of an answer to words that were not all.
    boolean tooEarly(Deed.Says says) {
        if (says.pauses().isEmpty()) return false;
        var answers = answer.events().stream().dropWhile(event -> !(event instanceof Heard heard && heard.last()));
        return answers.filter(event -> event instanceof Said said && !said.heardText().isBlank()).count() > 1;
    }

    private void tool(List<String> complaints) {
        var used = answer.all(ToolUsed.class).map(tool -> new Used(tool.name(), tool.outcome())).toList();
        expected.tool().filter(tool -> !used.contains(tool)).ifPresent(tool -> complaints.add("expected " + tool + ", found " + used));
    }
}
