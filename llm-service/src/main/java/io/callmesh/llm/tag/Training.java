package io.callmesh.llm.tag;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Stochastic gradient descent, sentence by sentence in an order drawn anew each round, each weight with a step that shrinks with what it
/// was moved before (Duchi, Hazan, Singer, Adaptive Subgradient Methods, 2011). The same sentences give the same weights.
///
/// Tags that are all but excluded for a piece are left out of its step: a third of the time with 34 slots (`docs/understanding.md`).
///
/// Of some pieces a round hides the words, so that what stands beside an unknown word is learned too.
final class Training {

    private static final int ROUNDS = 20, SEED = 7;
    private static final float STEP = 0.15f, HIDDEN = 0.2f, DECAY = 1e-4f, UNMOVED = 1e-2f, NOTHING = 1e-4f;

    private final Chain chain;
    private final float[][] moved, steps;
    private final int[] wrongs;
    private final float[] error;
    private final Random random = new Random(SEED);

    private Training(Chain chain) {
        this.chain = chain;
        moved = new float[chain.features().length][chain.tags()];
        steps = new float[chain.tags()][chain.tags()];
        wrongs = new int[chain.tags()];
        error = new float[chain.tags()];
    }

    static void run(Chain chain, List<Sentence> sentences) {
        var training = new Training(chain);
        int[] order = new int[sentences.size()];
        Arrays.setAll(order, i -> i);
        for (int round = 0; round < ROUNDS; round++) {
            training.shuffle(order);
            for (int i : order) training.learn(sentences.get(i));
        }
    }

    /// @param features of each piece, those that name the word first
    /// @param own      how many of each piece name the word
    record Sentence(int[][] features, int[] own, int[] tags) {}

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1), kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private void learn(Sentence sentence) {
        int[][] seen = new int[sentence.features().length][];
        for (int at = 0; at < seen.length; at++) seen[at] = random.nextFloat() < HIDDEN ? hidden(sentence, at) : sentence.features()[at];
        var probable = new Marginals(chain, seen);
        for (int at = 0; at < seen.length; at++) {
            int tags = 0;
            for (int tag = 0; tag < chain.tags(); tag++) tags = slope(tag, probable.of(at, tag) - (sentence.tags()[at] == tag ? 1 : 0), tags);
            for (int feature : seen[at]) correct(chain.features()[feature], moved[feature], tags);
            if (at + 1 < seen.length) steps(probable, at, sentence.tags());
        }
    }

    /// Keeps how wrong a tag is, unless that is next to nothing.
    private int slope(int tag, float wrong, int tags) {
        if (Math.abs(wrong) < NOTHING) return tags;
        wrongs[tags] = tag;
        error[tags] = wrong;
        return tags + 1;
    }

    private static int[] hidden(Sentence sentence, int at) {
        return Arrays.copyOfRange(sentence.features()[at], sentence.own()[at], sentence.features()[at].length);
    }

    private void steps(Marginals probable, int at, int[] tags) {
        for (int tag = 0; tag < chain.tags(); tag++) {
            if (probable.of(at, tag) < NOTHING && tags[at] != tag) continue;
            int nexts = 0;
            for (int next = 0; next < chain.tags(); next++) nexts = slope(next, probable.of(at, tag, next) - (tags[at] == tag && tags[at + 1] == next ? 1 : 0), nexts);
            correct(chain.steps()[tag], steps[tag], nexts);
        }
    }

    private void correct(float[] weights, float[] moved, int tags) {
        for (int i = 0; i < tags; i++) {
            int tag = wrongs[i];
            float slope = error[i] + DECAY * weights[tag];
            moved[tag] += slope * slope;
            weights[tag] -= STEP * slope / (float) Math.sqrt(UNMOVED + moved[tag]);
        }
    }
}
