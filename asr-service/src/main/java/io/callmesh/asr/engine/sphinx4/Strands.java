package io.callmesh.asr.engine.sphinx4;

import java.util.Arrays;

/// The hypotheses in a [PhoneTree]: for each node and each two words before it, the best one in each of the three states of
/// the node, and the best that is about to enter it.
final class Strands {

    static final float NOTHING = -1e30f;
    private static final int STATES = Triphones.STATES, SLOTS = STATES + 1, ENTERING = STATES, NONE = -1;

    private final PhoneTree tree;
    private final int[] first;
    private int[] node = new int[1 << 12], history = new int[1 << 12], sibling = new int[1 << 12], trail = new int[SLOTS << 12];
    private float[] score = new float[SLOTS << 12], best = new float[1 << 12];
    private int count;

    Strands(PhoneTree tree) {
        this.tree = tree;
        first = new int[tree.size()];
        Arrays.fill(first, NONE);
    }

    int count() { return count; }

    int node(int strand) { return node[strand]; }

    int history(int strand) { return history[strand]; }

    /// In its best state.
    float best(int strand) { return best[strand]; }

    /// In its last state.
    float last(int strand) { return score[SLOTS * strand + STATES - 1]; }

    int trail(int strand) { return trail[SLOTS * strand + STATES - 1]; }

    void offer(int at, int after, float total, int from) {
        int strand = first[at];
        while (strand != NONE && history[strand] != after) strand = sibling[strand];
        if (strand == NONE) strand = begun(at, after);
        int slot = SLOTS * strand + ENTERING;
        if (total <= score[slot]) return;
        score[slot] = total;
        trail[slot] = from;
    }

    private int begun(int at, int after) {
        if (count == node.length) grow(2 * count);
        node[count] = at;
        history[count] = after;
        Arrays.fill(score, SLOTS * count, SLOTS * (count + 1), NOTHING);
        best[count] = NOTHING;
        sibling[count] = first[at];
        first[at] = count;
        return count++;
    }

    private void grow(int room) {
        node = Arrays.copyOf(node, room);
        history = Arrays.copyOf(history, room);
        sibling = Arrays.copyOf(sibling, room);
        best = Arrays.copyOf(best, room);
        trail = Arrays.copyOf(trail, SLOTS * room);
        score = Arrays.copyOf(score, SLOTS * room);
    }

    /// Takes a frame.
    ///
    /// @return the best score of all
    float hear(Scores sound) {
        float most = NOTHING;
        for (int strand = 0; strand < count; strand++) {
            hear(strand, sound);
            most = Math.max(most, best[strand]);
        }
        return most;
    }

    private void hear(int strand, Scores sound) {
        int slot = SLOTS * strand, at = node[strand], states = STATES * tree.sequence()[at], moves = STATES * tree.phone()[at];
        float highest = NOTHING;
        for (int state = STATES - 1; state >= 0; state--) {
            int before = slot + (state == 0 ? ENTERING : state - 1);
            float stayed = score[slot + state] + tree.stay()[moves + state];
            float moved = state == 0 ? score[before] : score[before] + tree.leave()[moves + state - 1];
            if (moved > stayed) trail[slot + state] = trail[before];
            float total = Math.max(stayed, moved);
            score[slot + state] = total > NOTHING / 2 ? total + sound.of(tree.senones()[states + state]) : NOTHING;
            highest = Math.max(highest, score[slot + state]);
        }
        score[slot + ENTERING] = NOTHING;
        best[strand] = highest;
    }

    /// Lets go of all that are worse, of more than `room` also of the worst of the others.
    ///
    /// @param most the best score of all
    /// @return the score below which none are left
    float keep(float most, float beam, int room) {
        float least = Math.max(most + beam, count > room ? crowded(most, beam, room) : NOTHING);
        for (int strand = 0; strand < count; strand++) first[node[strand]] = NONE;
        int kept = 0;
        for (int strand = 0; strand < count; strand++) if (best[strand] >= least) move(strand, kept++);
        count = kept;
        return least;
    }

    private void move(int from, int to) {
        if (from != to) {
            node[to] = node[from];
            history[to] = history[from];
            best[to] = best[from];
            System.arraycopy(score, SLOTS * from, score, SLOTS * to, SLOTS);
            System.arraycopy(trail, SLOTS * from, trail, SLOTS * to, SLOTS);
        }
        sibling[to] = first[node[to]];
        first[node[to]] = to;
    }

    /// Counted in steps, as sorting them all in each frame would take too long.
    private float crowded(float most, float beam, int room) {
        int steps = 256, step = 0;
        var held = new int[steps + 1];
        for (int strand = 0; strand < count; strand++) held[(int) Math.min(steps, (best[strand] - most) / beam * steps)]++;
        for (int sum = held[0]; step < steps && sum <= room; sum += held[step]) step++;
        return most + beam * step / steps;
    }
}
