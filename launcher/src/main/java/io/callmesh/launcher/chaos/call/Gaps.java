package io.callmesh.launcher.chaos.call;

import io.callmesh.runtime.measure.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The time from one frame of the agent's voice to the next, as callers received them, by phase of the run. Frames of one clause only: between
/// clauses nothing is owed. Thread-safe.
public final class Gaps {

    private static final int ROOM = 2_000_000;

    private final Map<String, List<Double>> byPhase = new TreeMap<>();
    private volatile String phase = "1 before";

    /// @param frames  how many gaps there are
    /// @param late    per thousand: longer than 40 ms, two frames of 20 ms
    public record Figures(int frames, double p50Ms, double p99Ms, double maxMs, double late) {}

    public void phase(String name) {
        phase = name;
    }

    public synchronized void add(double millis) {
        var all = byPhase.computeIfAbsent(phase, _ -> new ArrayList<>());
        if (all.size() < ROOM) all.add(millis);
    }

    public synchronized Map<String, Figures> figures() {
        var figures = new TreeMap<String, Figures>();
        byPhase.forEach((name, gaps) -> figures.put(name, figures(gaps)));
        return figures;
    }

    private static Figures figures(List<Double> gaps) {
        var ranked = Percentiles.of(gaps);
        long late = gaps.stream().filter(gap -> gap > 40).count();
        return new Figures(gaps.size(), ranked.at(50), ranked.at(99), ranked.at(100), 1_000.0 * late / gaps.size());
    }
}
