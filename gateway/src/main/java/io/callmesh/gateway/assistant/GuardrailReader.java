package io.callmesh.gateway.assistant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads guardrails.yaml: what is noticed by language, and the steps that follow.
final class GuardrailReader {

    private static final Set<String> KEYS = Set.of("hears", "first", "again");

    private final StepReader steps;
    private final List<Guardrail> read = new ArrayList<>();
    private final Map<String, List<Step>> flows = new HashMap<>();

    GuardrailReader(StepReader steps) {
        this.steps = steps;
    }

    /// One that hears nothing is switched off.
    void read(String name, Entry entry) {
        entry.only(KEYS);
        var patterns = new HashMap<String, List<Pattern>>();
        entry.field("hears").fields().forEach((language, list) -> patterns.put(language, list.items().stream().map(GuardrailReader::pattern).toList()));
        if (patterns.values().stream().allMatch(List::isEmpty)) return;
        var guardrail = new Guardrail(name, patterns);
        read.add(guardrail);
        var first = steps.steps(entry.field("first"));
        if (first.isEmpty()) entry.problem("expected first: the steps to take");
        flows.put(guardrail.flow(), first);
        if (entry.field("again").present()) flows.put(guardrail.flow() + Guardrail.AGAIN, steps.steps(entry.field("again")));
    }

    private static Pattern pattern(Entry entry) {
        try {
            return Pattern.compile(entry.text());
        } catch (PatternSyntaxException broken) {
            entry.problem("expected a regular expression: " + broken.getDescription());
            return Pattern.compile("(?!)");
        }
    }

    List<Guardrail> guardrails() {
        return List.copyOf(read);
    }

    Map<String, List<Step>> flows() {
        return Map.copyOf(flows);
    }
}
