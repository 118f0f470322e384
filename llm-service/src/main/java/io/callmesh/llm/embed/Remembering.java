package io.callmesh.llm.embed;

import io.callmesh.runtime.Latest;

/// An embedder that remembers the texts it was asked for last, so that a new version of a pack costs only what changed.
public final class Remembering implements Embedder {

    private final Embedder behind;
    private final Latest<String, float[]> known;

    /// @param room how many texts to remember; each takes 2 kB
    public Remembering(Embedder behind, int room) {
        this.behind = behind;
        known = new Latest<>(room);
    }

    @Override
    public String model() {
        return behind.model();
    }

    @Override
    public int dimensions() {
        return behind.dimensions();
    }

    @Override
    public float[] embed(String text) {
        return known.of(text, behind::embed);
    }
}
