package io.callmesh.llm.classify;

import java.util.Arrays;
import java.util.List;

/// How near sentences of each label are to one another by meaning, so that a stranger is noticed whatever it resembles most.
///
/// Vectors are kept in a byte a number, which moves a cosine by some thousandths.
///
/// @param vectors of each label's sentences
/// @param usual   all but one in two hundred sentences are at least that near to another one of their label
record Neighbors(byte[][][] vectors, float usual) {

    private static final double STRANGERS = 0.005;
    private static final int PROBED = 100, COMPARED = 400;
    /// Numbers of a vector of length one are rarely over a half.
    private static final float SCALE = 254;

    /// @param places of each sentence's label
    static Neighbors of(List<Sentence> sentences, int[] places, int labels) {
        int[] sizes = new int[labels];
        for (int place : places) sizes[place]++;
        byte[][][] vectors = new byte[labels][][];
        for (int label = 0; label < labels; label++) vectors[label] = new byte[sizes[label]][];
        for (int i = 0; i < places.length; i++) vectors[places[i]][--sizes[places[i]]] = small(sentences.get(i).meaning());
        return new Neighbors(vectors, usual(vectors));
    }

    private static byte[] small(float[] vector) {
        byte[] small = new byte[vector.length];
        for (int i = 0; i < small.length; i++) small[i] = (byte) Math.clamp(Math.round(vector[i] * SCALE), Byte.MIN_VALUE, Byte.MAX_VALUE);
        return small;
    }

    private static float usual(byte[][][] vectors) {
        var nearest = Arrays.stream(vectors).flatMapToDouble(own -> Arrays.stream(own).limit(PROBED).mapToDouble(one -> apart(one, own))).filter(near -> near > -1).sorted().toArray();
        return nearest.length == 0 ? -1 : (float) nearest[(int) (STRANGERS * nearest.length)];
    }

    /// The nearest that is not said in the same words.
    private static double apart(byte[] one, byte[][] own) {
        float[] vector = new float[one.length];
        for (int i = 0; i < vector.length; i++) vector[i] = one[i] / SCALE;
        double nearest = -1;
        for (int i = 0; i < Math.min(COMPARED, own.length); i++) {
            if (!Arrays.equals(one, own[i])) nearest = Math.max(nearest, cosine(vector, own[i]));
        }
        return nearest;
    }

    private static double cosine(float[] vector, byte[] small) {
        float sum = 0;
        for (int i = 0; i < vector.length; i++) sum += vector[i] * small[i];
        return sum / SCALE;
    }

    /// Whether a sentence is as near to one with this label as they usually are.
    boolean near(int label, float[] meaning) {
        for (var vector : vectors[label]) {
            if (cosine(meaning, vector) >= usual) return true;
        }
        return false;
    }
}
