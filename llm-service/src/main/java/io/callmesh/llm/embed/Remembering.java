package io.callmesh.llm.embed;

import java.util.LinkedHashMap;
import java.util.Map;

/// An embedder that remembers the texts it was asked for last, so that a new version of a pack costs only what changed.
public final class Remembering implements Embedder {

    private final Embedder behind;
    private final Map<String, float[]> known;

    /// @param room how many texts to remember; each takes 2 kB
    public Remembering(Embedder behind, int room) {
        this.behind = behind;
        known = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > room;
            }
        };
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
        float[] remembered;
        synchronized (known) {
            remembered = known.get(text);
        }
        return remembered == null ? remember(text, behind.embed(text)) : remembered;
    }

    private float[] remember(String text, float[] vector) {
        synchronized (known) {
            known.put(text, vector);
        }
        return vector;
    }
}
