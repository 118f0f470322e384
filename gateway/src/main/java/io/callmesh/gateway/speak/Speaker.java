package io.callmesh.gateway.speak;

/// Where speech is made.
public interface Speaker {

    /// Begins one reply.
    ///
    /// @throws io.callmesh.runtime.MeshException when no voice can be reached
    Speech open(Voice voice) throws InterruptedException;

    /// @param name      of a voice or an engine; empty: the configured one for the language
    /// @param rateHz    of the sound wanted
    /// @param assistant who speaks
    record Voice(String callId, String language, String name, int rateHz, String assistant) {}
}
