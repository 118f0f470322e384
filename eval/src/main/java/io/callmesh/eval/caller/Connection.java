package io.callmesh.eval.caller;

import java.time.Duration;
import java.util.Optional;

/// An open call to a gateway, whatever carries it. One thread speaks, another one takes; closing breaks the call off.
///
/// Writing waits while the gateway reads nothing.
public interface Connection extends AutoCloseable {

    /// @param samples 20 ms or less at the rate of the call
    void sound(short[] samples) throws InterruptedException;

    void text(String typed) throws InterruptedException;

    /// @param digits of `0123456789*#`
    void keys(String digits) throws InterruptedException;

    /// Says goodbye; the gateway answers with [CallEvent.Ended].
    void hangUp() throws InterruptedException;

    /// Waits for the next event, at most `patience`. After [CallEvent.Ended] there is none.
    ///
    /// @throws io.callmesh.runtime.MeshException with the gateway's reason when it refuses or breaks the call
    Optional<CallEvent> take(Duration patience) throws InterruptedException;

    @Override
    void close();
}
