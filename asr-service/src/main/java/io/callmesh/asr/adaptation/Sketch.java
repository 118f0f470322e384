package io.callmesh.asr.adaptation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A graph of words while it is drawn: points, words that lead from one to another, and free jumps.
final class Sketch {

    private record Step(String word, int to) {}

    private final List<List<Step>> steps = new ArrayList<>();
    private final List<List<Integer>> jumps = new ArrayList<>();
    private final int start = point();
    private final int end = point();

    int start() { return start; }

    int end() { return end; }

    int point() {
        steps.add(new ArrayList<>());
        jumps.add(new ArrayList<>());
        return steps.size() - 1;
    }

    void word(int from, String word, int to) {
        steps.get(from).add(new Step(word, to));
    }

    void jump(int from, int to) {
        jumps.get(from).add(to);
    }

    /// @return the points together with those that can be reached from them without a word
    Set<Integer> closure(Set<Integer> points) {
        var closed = new TreeSet<>(points);
        var open = new ArrayDeque<>(points);
        while (!open.isEmpty()) {
            for (int next : jumps.get(open.pop())) if (closed.add(next)) open.push(next);
        }
        return closed;
    }

    /// @return for each word that may be said at one of the points, the points it leads to
    Map<String, Set<Integer>> steps(Set<Integer> points) {
        var reached = new TreeMap<String, Set<Integer>>();
        for (int point : points) {
            for (var step : steps.get(point)) reached.computeIfAbsent(step.word, _ -> new TreeSet<>()).add(step.to);
        }
        var closed = new HashMap<String, Set<Integer>>();
        reached.forEach((word, to) -> closed.put(word, closure(to)));
        return closed;
    }
}
