package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.util.LogMath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// Token passing through a network, frame by frame, several hypotheses per node.
///
/// Source: S. Young, N. Russell, J. Thornton, "Token passing: a simple conceptual model for connected speech recognition
/// systems" (Cambridge, 1989). The beams were measured on 220 recordings: wider ones cost twice the time and gain nothing.
/// One utterance, one thread.
final class Search implements Journey {

    private static final float BEAM = LogMath.getLogMath().linearToLog(1e-50);
    private static final int ROOM = 2_000;

    private final Network network;
    private final Scores scores;
    private final Trails trails = new Trails();
    private final Tokens between;
    private final BitSet waiting = new BitSet();
    private Tokens now, then;
    private final List<Path> complete = new ArrayList<>();
    private int frame;

    /// @param hypotheses how many are kept per node
    /// @param price      what it costs, as a logarithm, to say something of this network
    Search(Network network, Scores scores, int hypotheses, float price) {
        this.network = network;
        this.scores = scores;
        now = new Tokens(network.consuming, hypotheses, trails);
        then = new Tokens(network.consuming, hypotheses, trails);
        between = new Tokens(network.size - network.consuming, hypotheses, trails);
        arrive(network.start, price, Trails.NONE);
        pass();
    }

    /// Takes the next frame, which `scores` has been told of.
    void step() {
        frame++;
        float best = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < now.actives(); i++) {
            int node = now.active(i);
            best = Math.max(best, now.add(node, scores.of(network.senone[node])));
        }
        float least = Math.max(best + BEAM, now.cut(ROOM));
        for (int i = 0; i < now.actives(); i++) leave(now.active(i), least);
        pass();
    }

    private void leave(int node, float least) {
        for (int k = 0; k < now.count(node) && now.score(node, k) >= least; k++) {
            follow(node, now.score(node, k), now.trail(node, k));
        }
    }

    private void follow(int node, float score, int trail) {
        var next = network.next[node];
        var cost = network.cost[node];
        for (int i = 0; i < next.length; i++) arrive(next[i], score + cost[i], trail);
    }

    private void arrive(int node, float score, int trail) {
        if (node < network.consuming) then.offer(node, score, trail);
        else if (between.offer(node - network.consuming, score, trail)) waiting.set(node);
    }

    /// Carries the hypotheses on to the nodes that will take the next frame.
    private void pass() {
        complete.clear();
        for (int node = waiting.nextSetBit(0); node >= 0; node = waiting.nextSetBit(node + 1)) through(node);
        waiting.clear();
        between.clear();
        now.clear();
        var emptied = now;
        now = then;
        then = emptied;
    }

    private void through(int node) {
        int at = node - network.consuming;
        for (int k = 0; k < between.count(at); k++) {
            float score = between.score(at, k);
            int trail = between.trail(at, k);
            int word = network.word[node];
            if (word != Network.NO_WORD) trail = trails.add(word, trail, frame, score);
            if (network.last[node]) complete.add(new Path(this, trail, score, 0));
            follow(node, score, trail);
        }
    }

    @Override
    public String spelled(int word) {
        return network.words.get(word);
    }

    @Override
    public Trails trails() {
        return trails;
    }

    @Override
    public int frames() {
        return frame;
    }

    /// The hypotheses that may end here, best first, each sequence of words once.
    List<Path> complete() {
        var best = new ArrayList<Path>();
        var seen = new java.util.HashSet<Long>();
        complete.stream().sorted(Comparator.comparingDouble(Path::score).reversed())
                .filter(path -> seen.add(trails.history(path.trail())))
                .forEach(best::add);
        return best;
    }

    /// The best hypothesis so far, complete or not.
    Path leading() {
        var leading = new Path(this, Trails.NONE, Float.NEGATIVE_INFINITY, 0);
        for (int i = 0; i < now.actives(); i++) {
            int node = now.active(i);
            if (now.score(node, 0) > leading.score()) leading = new Path(this, now.trail(node, 0), now.score(node, 0), 0);
        }
        return leading;
    }
}
