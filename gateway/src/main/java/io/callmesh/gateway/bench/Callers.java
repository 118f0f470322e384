package io.callmesh.gateway.bench;

/// Where scripted callers call.
@FunctionalInterface
public interface Callers {

    /// Holds one call on this thread until the caller is done.
    void hold(ScriptedCaller caller) throws InterruptedException;
}
