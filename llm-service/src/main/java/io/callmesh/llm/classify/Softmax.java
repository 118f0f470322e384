package io.callmesh.llm.classify;

/// Multinomial logistic regression: how probable each label is. Safe for many threads once it is trained.
///
/// @param terms    weights of each term of the vocabulary, one a label
/// @param meanings weights of each number of the vector, one a label
/// @param bias     one a label
record Softmax(float[][] terms, float[][] meanings, float[] bias) {

    Softmax(int terms, int meanings, int labels) {
        this(new float[terms][labels], new float[meanings][labels], new float[labels]);
    }

    /// @return one probability a label, together 1
    float[] probabilities(Encoded sentence) {
        float[] sums = bias.clone();
        for (int i = 0; i < sentence.terms().length; i++) add(terms[sentence.terms()[i]], sentence.weights()[i], sums);
        for (int i = 0; i < meanings.length; i++) add(meanings[i], sentence.meaning()[i], sums);
        return shares(sums);
    }

    private static void add(float[] weights, float value, float[] sums) {
        for (int label = 0; label < sums.length; label++) sums[label] += value * weights[label];
    }

    private static float[] shares(float[] sums) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float sum : sums) highest = Math.max(highest, sum);
        double all = 0;
        for (int label = 0; label < sums.length; label++) {
            sums[label] = (float) Math.exp(sums[label] - highest);
            all += sums[label];
        }
        for (int label = 0; label < sums.length; label++) sums[label] /= (float) all;
        return sums;
    }
}
