package io.callmesh.eval.caller;

import java.util.List;

/// A gateway that can be called.
///
/// Each method fails with a `MeshException` that holds `Unavailable` when nobody answers at the address.
public interface Gateway extends AutoCloseable {

    Connection call(Opening opening) throws InterruptedException;

    /// Whom one can call.
    List<Offer> assistants() throws InterruptedException;

    @Override
    void close();

    /// An assistant of the gateway.
    ///
    /// @param languages it speaks, the default first
    /// @param heard     of these it understands spoken words now
    record Offer(String id, List<String> languages, List<String> heard) {}
}
