package io.callmesh.asr.engine.sphinx4;

/// What may be set about this engine.
///
/// @param threads   that recognition runs on
/// @param megabytes that compiled vocabularies may take together: 1 to 20 for each question of an assistant, 8 to 10 for its free words
/// @param freeWords how many everyday words are heard beside a pack's own; 0: nothing but sentences made of the pack's phrases
public record Sphinx4Settings(int threads, int megabytes, int freeWords) {

    public Sphinx4Settings {
        if (threads < 1 || threads > 64) throw new IllegalArgumentException("threads must be 1 to 64: " + threads);
        if (megabytes < 1 || megabytes > 100_000) throw new IllegalArgumentException("megabytes must be 1 to 100000: " + megabytes);
        if (freeWords < 0 || freeWords > 50_000) throw new IllegalArgumentException("free words must be 0 to 50000: " + freeWords);
    }

    long bytes() {
        return (long) megabytes << 20;
    }
}
