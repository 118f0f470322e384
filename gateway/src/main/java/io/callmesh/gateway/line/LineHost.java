package io.callmesh.gateway.line;

import io.callmesh.runtime.Fault;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;

/// Takes a caller's line and holds the call on it.
public interface LineHost {

    /// Holds the call on the calling thread and returns when it is over, with the line closed.
    ///
    /// @throws io.callmesh.runtime.MeshException with `NotFound` for an unknown assistant, `BadInput` for a language it
    ///     does not speak, `Overloaded` when there is no room for another call; nothing has been said then
    void host(Line line) throws InterruptedException;

    /// Somebody was turned away before there was a line: told by lines that decide so themselves. Returns at once.
    ///
    /// @param peer the address that it came from
    default void turnedAway(InetAddress peer, Fault why) {}

    /// Hands the calls that are held here to other gateways and takes no more. Returns when none is left, or soon after `patience`.
    default void drain(Duration patience) throws InterruptedException {}

    /// Ends a call that is held here, as if the assistant had hung up; returns at once.
    ///
    /// @param tenants whose calls exist for whoever asks
    /// @throws io.callmesh.runtime.MeshException with `NotFound`, reason `CALL_UNKNOWN`
    void end(String callId, Predicate<String> tenants);
}
