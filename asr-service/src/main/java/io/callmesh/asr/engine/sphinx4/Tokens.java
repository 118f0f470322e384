package io.callmesh.asr.engine.sphinx4;

import java.util.Arrays;

/// The best few hypotheses at each node, with different words each.
final class Tokens {

    private final int perNode;
    private final Trails trails;
    private final int[] count, trail;
    private final float[] score;
    private final int[] active;
    private int actives;

    Tokens(int nodes, int perNode, Trails trails) {
        this.perNode = perNode;
        this.trails = trails;
        count = new int[nodes];
        active = new int[nodes];
        trail = new int[nodes * perNode];
        score = new float[nodes * perNode];
    }

    /// @return whether it is the first at its node
    boolean offer(int node, float total, int from) {
        int first = node * perNode, held = count[node];
        if (held == perNode && total <= score[first + held - 1]) return false;
        int at = first;
        while (at < first + held && score[at] >= total && !same(at, from)) at++;
        if (at < first + held && score[at] >= total) return false;
        int end = at;
        while (end < first + held && !same(end, from)) end++;
        if (end == first + held) end = held < perNode ? first + count[node]++ : end - 1;
        System.arraycopy(score, at, score, at + 1, end - at);
        System.arraycopy(trail, at, trail, at + 1, end - at);
        score[at] = total;
        trail[at] = from;
        if (held == 0) active[actives++] = node;
        return held == 0;
    }

    private boolean same(int at, int other) {
        return trails.history(trail[at]) == trails.history(other);
    }

    void clear() {
        for (int i = 0; i < actives; i++) count[active[i]] = 0;
        actives = 0;
    }

    int actives() { return actives; }

    int active(int i) { return active[i]; }

    int count(int node) { return count[node]; }

    float score(int node, int k) { return score[node * perNode + k]; }

    int trail(int node, int k) { return trail[node * perNode + k]; }

    float add(int node, float more) {
        for (int k = node * perNode; k < node * perNode + count[node]; k++) score[k] += more;
        return score[node * perNode];
    }

    /// The score below which a node is not among the best `room` ones.
    float cut(int room) {
        if (actives <= room) return Float.NEGATIVE_INFINITY;
        var best = new float[actives];
        for (int i = 0; i < actives; i++) best[i] = score(active[i], 0);
        Arrays.sort(best);
        return best[actives - room];
    }
}
