package io.callmesh.launcher.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.launcher.chaos.call.CallStory.Loss;
import io.callmesh.launcher.chaos.call.Errand;
import io.callmesh.runtime.measure.Percentiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What became of the calls. The first five figures must be zero, and callers must be back in time.
///
/// @param more what helps to understand it
public record Verdict(int calls, int lostTurns, int doubledTools, int stuckCalls, int brokenChains, long resumeP95Ms, Map<String, Object> more) {

    private static final long RESUMED_MS = 1_500;

    static Verdict of(List<Audit.Finding> findings) {
        var losses = findings.stream().flatMap(found -> found.story().losses().stream()).toList();
        return new Verdict(findings.size(),
                findings.stream().mapToInt(found -> found.lostTurns().size()).sum(),
                findings.stream().mapToInt(Audit.Finding::doubledTools).sum(),
                (int) findings.stream().filter(Audit.Finding::stuck).count(),
                (int) findings.stream().filter(found -> !found.chainFaults().isEmpty() || found.doubledTurns() > 0).count(),
                p95(losses.stream().map(loss -> loss.eventMs() < 0 ? Double.MAX_VALUE : loss.eventMs()).toList()), more(findings, losses));
    }

    public boolean passed() {
        return lostTurns + doubledTools + stuckCalls + brokenChains == 0 && resumeP95Ms <= RESUMED_MS;
    }

    /// This with more of it.
    Verdict with(Map<String, Object> further) {
        var all = new TreeMap<>(more);
        all.putAll(further);
        return new Verdict(calls, lostTurns, doubledTools, stuckCalls, brokenChains, resumeP95Ms, all);
    }

    public JsonNode json() {
        var json = new ObjectMapper().createObjectNode().put("calls", calls).put("lost_turns", lostTurns).put("doubled_tools", doubledTools)
                .put("stuck_calls", stuckCalls).put("broken_chains", brokenChains).put("resume_p95_ms", resumeP95Ms).put("passed", passed());
        more.forEach((name, value) -> json.set(name, new ObjectMapper().valueToTree(value)));
        return json;
    }

    private static Map<String, Object> more(List<Audit.Finding> findings, List<Loss> losses) {
        var more = new TreeMap<String, Object>();
        more.put("turns", findings.stream().mapToInt(found -> found.story().turns().size()).sum());
        more.put("resumed", losses.stream().filter(loss -> loss.eventMs() >= 0).count());
        more.put("not_resumed", losses.stream().filter(loss -> loss.eventMs() < 0).count());
        more.put("resume_max_ms", Math.round(losses.stream().mapToDouble(Loss::eventMs).max().orElse(0)));
        more.put("resume_sound_p95_ms", p95(losses.stream().map(Loss::soundMs).filter(ms -> ms >= 0).toList()));
        more.put("losses", counted(losses.stream().map(Loss::why).toList()));
        more.put("ended", counted(findings.stream().map(found -> found.story().ended()).toList()));
        more.put("troubles", troubles(findings));
        more.put("doubled_turns", findings.stream().mapToInt(Audit.Finding::doubledTurns).sum());
        more.put("superseded_entries", findings.stream().mapToInt(Audit.Finding::superseded).sum());
        more.put("untold_tools", findings.stream().mapToInt(Audit.Finding::untoldTools).sum());
        more.put("untrue_tools", findings.stream().mapToInt(Audit.Finding::untrue).sum());
        more.put("changes_told", findings.stream().flatMap(found -> found.story().done().stream()).filter(Errand::changes).count());
        more.put("errands_unserved", findings.stream().filter(found -> !found.story().ended().equals("vanished")).mapToInt(found -> found.story().unserved().size()).sum());
        return more;
    }

    private static Map<String, Integer> troubles(List<Audit.Finding> findings) {
        var all = new TreeMap<String, Integer>();
        for (var found : findings) found.story().troubles().forEach((code, count) -> all.merge(code, count, Integer::sum));
        return all;
    }

    private static Map<String, Long> counted(List<String> words) {
        return words.stream().collect(Collectors.groupingBy(word -> word.isEmpty() ? "never" : word, TreeMap::new, Collectors.counting()));
    }

    private static long p95(List<Double> values) {
        return Math.round(Percentiles.of(values).at(95));
    }
}
