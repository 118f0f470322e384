package io.callmesh.eval.understanding;

import io.callmesh.eval.report.Findings;
import io.callmesh.eval.understanding.Mind.Meant;
import io.callmesh.runtime.measure.Percentiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Counts what was right.
///
/// A line is right when the best intent is its label; a line with two labels when both are told, in any order. What is out of scope
/// is right when nothing was understood.
final class Tally {

    private static final double NANOS_A_MS = 1e6;

    private final boolean scopeCounts;
    private final List<Double> times = new ArrayList<>();
    private int counted, right, strange, noticed, slotsWanted, slotsTold, slotsRight;

    Tally(boolean scopeCounts) {
        this.scopeCounts = scopeCounts;
    }

    void add(Labelled line, Meant meant) {
        times.add(meant.took().toNanos() / NANOS_A_MS);
        if (!line.intents().isEmpty()) intents(line, meant);
        var wanted = new HashSet<>(line.slots());
        slotsWanted += wanted.size();
        slotsTold += meant.slots().size();
        wanted.retainAll(meant.slots());
        slotsRight += wanted.size();
    }

    private void intents(Labelled line, Meant meant) {
        boolean fits = line.strange() ? meant.intents().isEmpty() : meant.intents().stream().limit(line.intents().size()).toList().containsAll(line.intents());
        if (line.strange()) strange++;
        if (line.strange() && fits) noticed++;
        if (line.strange() && !scopeCounts) return;
        counted++;
        if (fits) right++;
    }

    void add(Tally other) {
        times.addAll(other.times);
        counted += other.counted;
        right += other.right;
        strange += other.strange;
        noticed += other.noticed;
        slotsWanted += other.slotsWanted;
        slotsTold += other.slotsTold;
        slotsRight += other.slotsRight;
    }

    void row(String set, double misheard, int trained, Duration learning, Findings findings) {
        findings.row("set", set, "misheard %", Math.round(100 * misheard), "trained on", trained, "lines", times.size(), "accuracy %", percent(right, counted),
                "out of scope noticed %", percent(noticed, strange),
                "slot F1 %", percent(2 * slotsRight, slotsWanted == 0 ? 0 : slotsWanted + slotsTold), "learned in s", learning.toMillis() / 1_000.0, "p50 ms", at(50), "p95 ms", at(95));
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
    }

    private double at(int percent) {
        return Percentiles.of(times).at(percent);
    }

    void facts(Findings findings) {
        fraction("accuracy", right, counted, findings);
        fraction("oos_recall", noticed, strange, findings);
        fraction("slot_f1", 2 * slotsRight, slotsWanted == 0 ? 0 : slotsWanted + slotsTold, findings);
        findings.fact("lines", times.size()).fact("in_scope", counted).fact("out_of_scope", strange).fact("slots", slotsWanted).fact("p50_ms", at(50)).fact("p95_ms", at(95));
    }

    private static void fraction(String name, int part, int whole, Findings findings) {
        if (whole > 0) findings.fact(name, (double) part / whole);
    }
}
