package io.callmesh.launcher.chaos.harm;

import java.util.Set;

/// What is not done: what no design outlives. A call's state is in its gateway's memory and in Redis, so never both are harmed at once; and one
/// gateway is always there to take calls.
final class Mercy {

    private Mercy() {}

    /// @param down the parts that are not what they should be now
    static boolean allows(String part, Set<String> down) {
        if (down.contains(part)) return false;
        boolean gatewayDown = down.stream().anyMatch(name -> name.startsWith(Stage.GATEWAY)), redisDown = down.contains(Stage.REDIS);
        if (part.startsWith(Stage.GATEWAY)) return !gatewayDown && !redisDown;
        return !part.equals(Stage.REDIS) || !gatewayDown;
    }
}
