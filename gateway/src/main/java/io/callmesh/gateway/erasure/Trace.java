package io.callmesh.gateway.erasure;

/// Something that keeps what happened on calls, apart from their journal.
@FunctionalInterface
public interface Trace {

    /// Removes what it has of a call; nothing happens when there is nothing.
    ///
    /// @param callId or the name of a caller's key
    /// @throws io.callmesh.runtime.MeshException when it does not answer: then it may still be there
    void erase(String callId);
}
