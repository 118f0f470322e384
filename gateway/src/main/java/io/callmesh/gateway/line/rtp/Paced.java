package io.callmesh.gateway.line.rtp;

/// Somebody to be told the time by the [Pacer].
public interface Paced {

    /// Another 20 ms have passed. On the pacer's thread, which others wait for: never waits itself.
    ///
    /// @param nanos  now, by the pacer's clock
    /// @param missed how many ticks before this one are left out because the machine stood still
    void tick(long nanos, int missed);
}
