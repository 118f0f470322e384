package io.callmesh.llm.classify;

import java.util.Arrays;
import java.util.List;

/// The sentences of each label by meaning: whether another one is as near to them as they are to one another, so that a stranger is
/// noticed whatever it resembles most, and which labels its nearest ones have.
///
/// Vectors are kept in a byte a number, which moves a cosine by some thousandths.
final class Neighbors {

    private static final double STRANGERS = 0.005;
    private static final int PROBED = 100, COMPARED = 400;
    /// Numbers of a vector of length one are rarely over a half.
    private static final float SCALE = 254;
    /// How many of the nearest tell a label, and how fast one counts less that is less near. From five parts of banking77.
    private static final int NEAREST = 20;
    private static final double FADING = 0.04;

    private final byte[][][] vectors;
    private final float usual;
    private final float[] middle;
    private final float[][] lengths;

    /// @param vectors of each label's sentences
    /// @param usual   all but one in two hundred sentences are at least that near to another one of their label
    /// @param middle  the mean of all vectors
    Neighbors(byte[][][] vectors, float usual, float[] middle) {
        this.vectors = vectors;
        this.usual = usual;
        this.middle = middle;
        lengths = new float[vectors.length][];
        for (int label = 0; label < vectors.length; label++) {
            lengths[label] = new float[Math.min(COMPARED, vectors[label].length)];
            for (int i = 0; i < lengths[label].length; i++) lengths[label][i] = fromMiddle(vectors[label][i]);
        }
    }

    /// @param places of each sentence's label
    static Neighbors of(List<Sentence> sentences, int[] places, int labels, float[] middle) {
        int[] sizes = new int[labels];
        for (int place : places) sizes[place]++;
        byte[][][] vectors = new byte[labels][][];
        for (int label = 0; label < labels; label++) vectors[label] = new byte[sizes[label]][];
        for (int i = 0; i < places.length; i++) vectors[places[i]][--sizes[places[i]]] = small(sentences.get(i).meaning());
        return new Neighbors(vectors, usual(vectors), middle);
    }

    byte[][][] vectors() {
        return vectors;
    }

    float usual() {
        return usual;
    }

    private static byte[] small(float[] vector) {
        byte[] small = new byte[vector.length];
        for (int i = 0; i < small.length; i++) small[i] = (byte) Math.clamp(Math.round(vector[i] * SCALE), Byte.MIN_VALUE, Byte.MAX_VALUE);
        return small;
    }

    private float fromMiddle(byte[] small) {
        double squares = 0;
        for (int i = 0; i < small.length; i++) {
            double apart = small[i] / SCALE - middle[i];
            squares += apart * apart;
        }
        return (float) Math.sqrt(squares);
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

    /// How much the nearest sentences of some labels speak for each of those, together 1; of a label with many the first 400 are asked.
    ///
    /// @param centered the vector less the middle, of length one
    double[] shares(int[] labels, float[] centered) {
        var nearest = new Nearest(NEAREST);
        double off = 0;
        for (int i = 0; i < centered.length; i++) off += centered[i] * middle[i];
        for (int place = 0; place < labels.length; place++) {
            float[] lengths = this.lengths[labels[place]];
            for (int i = 0; i < lengths.length; i++) {
                if (lengths[i] > 0) nearest.add(place, (cosine(centered, vectors[labels[place]][i]) - off) / lengths[i]);
            }
        }
        return nearest.shares(labels.length, FADING);
    }
}
