package io.callmesh.eval.command;

import io.callmesh.eval.report.Findings;
import io.callmesh.eval.score.DialogueBench;
import io.callmesh.eval.score.DialogueBench.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of the dialogues, all together and by how they were played.
record Outcomes(Findings findings, Map<String, List<Outcome>> byKind) {

    Outcomes(Findings findings) {
        this(findings, new LinkedHashMap<>());
    }

    void add(String kind, Outcome outcome) {
        byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(outcome);
    }

    /// Writes the facts: `task_success` of all, and of each kind.
    void tell() {
        var all = byKind.values().stream().flatMap(List::stream).toList();
        findings.fact("task_success", share(all)).fact("dialogues", played(all)).fact("passed", passed(all));
        byKind.forEach((kind, some) -> findings.fact(kind + "_task_success", share(some)).fact(kind + "_dialogues", played(some)));
        findings.fact("failed", all.stream().flatMap(outcome -> outcome.failed().stream().map(name -> name + " (" + outcome.manner() + ")")).toList());
    }

    private static double share(List<Outcome> outcomes) {
        return DialogueBench.share(passed(outcomes), played(outcomes));
    }

    private static int played(List<Outcome> outcomes) {
        return outcomes.stream().mapToInt(Outcome::played).sum();
    }

    private static int passed(List<Outcome> outcomes) {
        return outcomes.stream().mapToInt(Outcome::passed).sum();
    }
}
