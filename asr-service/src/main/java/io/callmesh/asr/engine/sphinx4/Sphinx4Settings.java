package io.callmesh.asr.engine.sphinx4;

/// What may be set about this engine.
///
/// @param threads  that recognition runs on
/// @param networks how many compiled vocabularies are kept, 2 to 20 MB each
public record Sphinx4Settings(int threads, int networks) {

    public Sphinx4Settings {
        if (threads < 1 || threads > 64) throw new IllegalArgumentException("threads must be 1 to 64: " + threads);
        if (networks < 1 || networks > 1_000) throw new IllegalArgumentException("networks must be 1 to 1000: " + networks);
    }
}
