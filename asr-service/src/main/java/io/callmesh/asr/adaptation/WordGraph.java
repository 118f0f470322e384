package io.callmesh.asr.adaptation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that may be said, as the smallest graph of words: from a state each word leads to one state, and states with the
/// same future are one.
///
/// Without that, fifty phrases that begin with "i want to" would fill a recogniser's beam with fifty copies of it.
///
/// @param start the state in which speech begins
/// @param after for each state, the words that may follow and where they lead
/// @param ends  the states in which speech may end
public record WordGraph(int start, List<SortedMap<String, Integer>> after, Set<Integer> ends) {

    /// @return every word that occurs
    public SortedSet<String> words() {
        var words = new TreeSet<String>();
        after.forEach(next -> words.addAll(next.keySet()));
        return words;
    }

    /// @return whether exactly these words may be said
    public boolean accepts(String text) {
        int state = start;
        for (var word : text.strip().split("\\s+")) {
            var next = after.get(state).get(word);
            if (next == null) return false;
            state = next;
        }
        return ends.contains(state);
    }

    /// Determines and minimizes (subset construction; then, as the graph has no loops, states are merged from the end).
    static WordGraph of(Sketch sketch) {
        var building = new Building(sketch, new HashMap<>(), new HashMap<>(), new ArrayList<>(), new TreeSet<>());
        int start = building.state(sketch.closure(Set.of(sketch.start())));
        return new WordGraph(start, building.after, building.ends);
    }

    private record Future(SortedMap<String, Integer> next, boolean end) {}

    private record Building(Sketch sketch, Map<Set<Integer>, Integer> known, Map<Future, Integer> merged,
            List<SortedMap<String, Integer>> after, Set<Integer> ends) {

        int state(Set<Integer> points) {
            var already = known.get(points);
            if (already != null) return already;
            var next = new TreeMap<String, Integer>();
            sketch.steps(points).forEach((word, reached) -> next.put(word, state(reached)));
            int state = merged.computeIfAbsent(new Future(next, points.contains(sketch.end())), this::add);
            known.put(points, state);
            return state;
        }

        private int add(Future future) {
            after.add(future.next());
            if (future.end()) ends.add(after.size() - 1);
            return after.size() - 1;
        }
    }
}
