package io.callmesh.llm.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which slots are better known by heart than learned, as examples that were not learned from tell: those with few values, how few is told
/// by the pack itself.
///
/// Examples are halved by tens, as the turns of one dialogue stand together; each half is asked of what was learned from the other.
final class HeldOut {

    /// With more examples what is learned was better in every set that was tried (`docs/understanding.md`), and halves would take long.
    private static final int MOST = 1_000, LEAST = 20, TOGETHER = 10;
    private static final List<Integer> FEW = List.of(0, 3, 6, 12, 25, 50, 100);
    /// So much better by heart must be, of all values told and wanted, for chance not to tell it.
    private static final double BETTER = 0.01;

    /// @param most  values that a slot has which is known by heart
    /// @param alone whether nothing that is learned counts for such a slot
    private record Way(int most, boolean alone) {}

    private static final Way LEARNED = new Way(0, false);

    private final Map<Way, Integer> right = new LinkedHashMap<>(), told = new LinkedHashMap<>();

    private HeldOut() {}

    /// What was learned, with the slots known by heart that are better so.
    static Tagger of(Tagger learned, List<Marked> examples) {
        if (examples.size() > MOST || examples.size() < LEAST) return learned;
        var held = new HeldOut();
        int wanted = 0;
        for (int half = 0; half < 2; half++) {
            var asked = half(examples, half);
            wanted += asked.stream().mapToInt(example -> example.values().size()).sum();
            held.ask(half(examples, 1 - half), asked);
        }
        var best = held.best(wanted);
        return learned.knowing(few(examples, best.most()), best.alone());
    }

    private static List<Marked> half(List<Marked> examples, int half) {
        var part = new ArrayList<Marked>();
        for (int i = 0; i < examples.size(); i++) if (i / TOGETHER % 2 == half) part.add(examples.get(i));
        return part;
    }

    private static Set<String> few(List<Marked> examples, int most) {
        Map<String, Integer> counts = new HashMap<>();
        for (var example : examples) for (var value : example.values()) counts.merge(value.name(), 1, Integer::sum);
        counts.values().removeIf(count -> count > most);
        return Set.copyOf(counts.keySet());
    }

    /// Half as many examples have half as many values of a slot.
    private void ask(List<Marked> learned, List<Marked> asked) {
        if (learned.stream().allMatch(example -> example.values().isEmpty())) return;
        var tagger = Tagger.learned(learned);
        for (int most : FEW) {
            for (boolean alone : new boolean[] {false, true}) count(new Way(most, alone), tagger.knowing(few(learned, most / 2), alone), asked);
        }
    }

    private void count(Way way, Tagger tagger, List<Marked> asked) {
        for (var example : asked) {
            var found = new HashSet<>(tagger.tag(new Marked(example.text(), example.asked(), List.of(), example.hints())).stream().map(Tagger.Found::value).toList());
            told.merge(way, found.size(), Integer::sum);
            found.retainAll(example.values());
            right.merge(way, found.size(), Integer::sum);
        }
    }

    private Way best(int wanted) {
        var best = LEARNED;
        for (var way : told.keySet()) if (score(way, wanted) > score(best, wanted) + BETTER) best = way;
        return best;
    }

    private double score(Way way, int wanted) {
        int all = told.getOrDefault(way, 0) + wanted;
        return all == 0 ? 0 : 2.0 * right.getOrDefault(way, 0) / all;
    }
}
