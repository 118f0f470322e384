package io.callmesh.eval.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.eval.quality.Mark.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// What was found in conversations: for people, or as one JSON object.
public record QualityReport(List<Assessment> assessments) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public QualityReport {
        assessments = List.copyOf(assessments);
    }

    /// The mean of the conversations' scores.
    public OptionalDouble score() {
        return assessments.stream().map(Assessment::score).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).average();
    }

    public String text() {
        var lines = new ArrayList<String>();
        for (var assessment : assessments) {
            lines.add("%s  %s".formatted(assessment.conversation().name(), percent(assessment.score())));
            assessment.marks().stream().filter(mark -> mark.verdict() != Verdict.IDLE).forEach(mark -> mark(mark, lines));
        }
        if (assessments.size() > 1) lines.add("%d conversations  %s".formatted(assessments.size(), percent(score())));
        return String.join("\n", lines);
    }

    private static void mark(Mark mark, List<String> lines) {
        lines.add("  %-6s %s: %s".formatted(mark.verdict().name().toLowerCase(Locale.ROOT), mark.rule().about(), mark.why()));
        mark.passages().forEach(passage -> lines.add("         line %d %s: %s".formatted(passage.line(), passage.speaker().name().toLowerCase(Locale.ROOT), passage.text())));
    }

    private static String percent(OptionalDouble score) {
        return score.isEmpty() ? "no rule had an occasion" : String.format(Locale.ROOT, "%.0f %%", score.getAsDouble() * 100);
    }

    /// `{"conversations":…,"score":…,"rules":{NAME:{"met":…,"broken":…,"idle":…}},"transcripts":[…]}` in one line.
    public String json() {
        var object = JSON.createObjectNode().put("conversations", assessments.size());
        score().ifPresent(score -> object.put("score", rounded(score)));
        var rules = object.putObject("rules");
        counts().forEach((rule, verdicts) -> {
            var counted = rules.putObject(rule);
            for (var verdict : Verdict.values()) counted.put(verdict.name().toLowerCase(Locale.ROOT), verdicts.getOrDefault(verdict, 0));
        });
        var transcripts = object.putArray("transcripts");
        assessments.forEach(assessment -> transcripts.add(json(assessment)));
        return object.toString();
    }

    private Map<String, Map<Verdict, Integer>> counts() {
        var counts = new LinkedHashMap<String, Map<Verdict, Integer>>();
        for (var assessment : assessments) {
            for (var mark : assessment.marks()) counts.computeIfAbsent(mark.rule().name(), _ -> new LinkedHashMap<>()).merge(mark.verdict(), 1, Integer::sum);
        }
        return counts;
    }

    private static ObjectNode json(Assessment assessment) {
        var conversation = assessment.conversation();
        var object = JSON.createObjectNode().put("name", conversation.name()).put("language", conversation.language()).put("remarks", conversation.remarks().size());
        if (!conversation.assistant().isEmpty()) object.put("assistant", conversation.assistant());
        assessment.score().ifPresent(score -> object.put("score", rounded(score)));
        var marks = object.putArray("marks");
        for (var mark : assessment.marks()) {
            var written = marks.addObject().put("rule", mark.rule().name()).put("verdict", mark.verdict().name().toLowerCase(Locale.ROOT)).put("why", mark.why());
            var passages = written.putArray("passages");
            mark.passages().forEach(passage -> passages.addObject().put("line", passage.line()).put("speaker", passage.speaker().name().toLowerCase(Locale.ROOT)).put("text", passage.text()));
        }
        return object;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
