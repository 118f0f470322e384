package io.callmesh.llm.embed;

/// Turns text of one language into a vector of length one. Safe for many threads; the same text gives the same vector.
public interface Embedder {

    /// What it is called where vectors are kept: vectors of different models cannot be compared.
    String model();

    int dimensions();

    /// @return of length one; do not change it, it may be shared
    float[] embed(String text);

    /// How near two vectors of length one are: their cosine.
    static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += one[i] * other[i];
        return sum;
    }
}
