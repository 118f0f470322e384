package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.linguist.SearchState;
import edu.cmu.sphinx.linguist.SearchStateArc;
import edu.cmu.sphinx.linguist.WordSearchState;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.SenoneHMMState;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.linguist.flat.HMMStateState;
import io.callmesh.asr.adaptation.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A search graph in arrays. Nodes that consume a frame come first; the others are ordered so that arcs between them only
/// lead upwards. Never changes: any number of searches may run in it.
final class Network implements Compiled {

    /// No word begins at a node, or only silence or a hesitation does.
    static final int NO_WORD = -1, SILENCE = -2;

    final int start, consuming, size;
    final int[] senone;
    final int[] word;
    final boolean[] last;
    final int[][] next;
    final float[][] cost;
    final List<String> words = new ArrayList<>();

    Network(SearchState initial) {
        var order = new ArrayList<SearchState>();
        var rest = new ArrayList<SearchState>();
        visit(initial, order, rest);
        consuming = order.size();
        order.addAll(rest.reversed());
        size = order.size();
        senone = new int[consuming];
        word = new int[size];
        last = new boolean[size];
        next = new int[size][];
        cost = new float[size][];
        var number = new IdentityHashMap<SearchState, Integer>();
        for (int node = 0; node < size; node++) number.put(order.get(node), node);
        var spelled = new HashMap<String, Integer>();
        for (int node = 0; node < size; node++) copy(order.get(node), node, number, spelled);
        start = Objects.requireNonNull(number.get(initial), "the first state was not visited");
    }

    @Override
    public long bytes() {
        long arcs = Arrays.stream(next).mapToLong(to -> to.length).sum();
        return 50L * size + 8 * arcs; // two arrays with their headers, a word, an end and a state for each node
    }

    private void copy(SearchState state, int node, Map<SearchState, Integer> number, Map<String, Integer> spelled) {
        if (state.isEmitting()) senone[node] = (int) ((SenoneHMMState) ((HMMStateState) state).getHMMState()).getSenone().getID();
        word[node] = state instanceof WordSearchState begins ? word(begins.getPronunciation().getWord(), spelled) : NO_WORD;
        last[node] = state.isFinal();
        var arcs = state.getSuccessors();
        next[node] = new int[arcs.length];
        cost[node] = new float[arcs.length];
        for (int i = 0; i < arcs.length; i++) {
            next[node][i] = Objects.requireNonNull(number.get(arcs[i].getState()), "an arc leads to a state that was not visited");
            cost[node][i] = arcs[i].getProbability();
        }
    }

    private int word(Word said, Map<String, Integer> spelled) {
        if (said.isFiller() || Vocabulary.HESITATIONS.contains(said.getSpelling())) return SILENCE;
        return spelled.computeIfAbsent(said.getSpelling(), spelling -> {
            words.add(spelling);
            return words.size() - 1;
        });
    }

    /// Depth first, without recursion; `rest` gets the states that consume nothing in reverse topological order.
    private static void visit(SearchState initial, List<SearchState> consuming, List<SearchState> rest) {
        record Open(SearchState state, ArrayDeque<SearchStateArc> arcs) {}
        var seen = new IdentityHashMap<SearchState, Boolean>();
        var later = new ArrayDeque<>(List.of(initial));
        var open = new ArrayDeque<Open>();
        while (!later.isEmpty()) {
            var root = later.pop();
            if (seen.putIfAbsent(root, true) != null) continue;
            open.push(new Open(root, new ArrayDeque<>(List.of(root.getSuccessors()))));
            while (!open.isEmpty()) {
                var top = open.peek();
                if (top.arcs.isEmpty()) {
                    (top.state.isEmitting() ? consuming : rest).add(open.pop().state);
                    continue;
                }
                var to = top.arcs.pop().getState();
                if (top.state.isEmitting() || to.isEmitting()) later.push(to);
                else if (seen.putIfAbsent(to, true) == null) open.push(new Open(to, new ArrayDeque<>(List.of(to.getSuccessors()))));
            }
        }
    }
}
