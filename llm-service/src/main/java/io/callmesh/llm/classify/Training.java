package io.callmesh.llm.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Stochastic gradient descent, sentence by sentence in an order drawn anew each round, with a step that shrinks to nothing.
/// The same sentences give the same weights.
///
/// Labels that are all but excluded for a sentence are left out of its step, which halves the work. Step and rounds are from
/// parts of the training sets of banking77, CLINC150 and MultiDoGo, see `docs/understanding.md`.
final class Training {

    private static final int ROUNDS = 10, SEED = 7;
    private static final float STEP = 0.5f, BIAS = 0.1f, EXCLUDED = 1e-4f;

    private final Softmax softmax;
    private final int[] wrong;
    private final float[] error;

    private Training(Softmax softmax) {
        this.softmax = softmax;
        wrong = new int[softmax.bias().length];
        error = new float[softmax.bias().length];
    }

    /// @param labels of each sentence
    static void run(Softmax softmax, List<Encoded> sentences, int[] labels) {
        var training = new Training(softmax);
        int[] order = new int[sentences.size()];
        Arrays.setAll(order, i -> i);
        var random = new Random(SEED);
        float steps = (float) ROUNDS * order.length;
        int step = 0;
        for (int round = 0; round < ROUNDS; round++) {
            shuffle(order, random);
            for (int i : order) training.learn(sentences.get(i), labels[i], STEP * (1 - step++ / steps));
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1), kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private void learn(Encoded sentence, int label, float step) {
        float[] probable = softmax.probabilities(sentence);
        probable[label] -= 1;
        int labels = 0;
        for (int i = 0; i < probable.length; i++) {
            if (Math.abs(probable[i]) <= EXCLUDED) continue;
            wrong[labels] = i;
            error[labels++] = probable[i];
        }
        correct(softmax.bias(), labels, step * BIAS);
        for (int i = 0; i < sentence.terms().length; i++) correct(softmax.terms()[sentence.terms()[i]], labels, step * sentence.weights()[i]);
        for (int i = 0; i < sentence.meaning().length; i++) correct(softmax.meanings()[i], labels, step * sentence.meaning()[i]);
    }

    private void correct(float[] weights, int labels, float step) {
        for (int i = 0; i < labels; i++) weights[wrong[i]] -= step * error[i];
    }
}
