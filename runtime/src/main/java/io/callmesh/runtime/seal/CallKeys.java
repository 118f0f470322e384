package io.callmesh.runtime.seal;

import java.time.Duration;
import java.util.Optional;

/// The keys of calls, and of whatever else has one of its own (a caller: `caller-HASH`). Safe for many threads.
public interface CallKeys {

    /// Makes the key of an owner that has none, in memory at once and in the store when that answers; never waits. One that is there lives
    /// so long at least. Until it is
    /// [settled][#settle] it is lost with this process, and with it all that was sealed under it.
    ///
    /// @param life how long what is sealed can be opened, from now: the retention of the tenant
    void begin(String owner, Duration life);

    /// Waits until the key is where other processes find it. Nothing happens when it is there already, or was never begun here.
    ///
    /// @throws io.callmesh.runtime.MeshException when the store does not answer
    void settle(String owner);

    /// The key to seal with; empty when it is gone, by [erasure][#erase] or by age.
    ///
    /// @throws io.callmesh.runtime.MeshException when it is not in memory and the store does not answer
    Optional<DataKey> forSealing(String owner);

    /// As [#forSealing], but a key that was not seen in the store of late is looked for again, so that what was erased elsewhere
    /// cannot be opened here.
    ///
    /// @throws io.callmesh.runtime.MeshException when the store has to be asked and does not answer
    Optional<DataKey> forOpening(String owner);

    /// Drops a key for good, here and in the store; other processes drop theirs within their refresh period.
    ///
    /// @param remember for how long no new key is made for this owner: at least as long as somebody may still write for it
    /// @return whether there was one
    /// @throws io.callmesh.runtime.MeshException when the store does not answer: then it may still be there
    boolean erase(String owner, Duration remember);
}
