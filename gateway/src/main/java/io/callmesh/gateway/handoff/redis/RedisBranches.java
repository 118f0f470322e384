package io.callmesh.gateway.handoff.redis;

import io.callmesh.gateway.handoff.Branch;
import io.callmesh.gateway.handoff.Floor;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Tells the other gateways of a floor, and the floor of theirs, every two seconds: under `callmesh:floor:ADDRESS`, which is gone soon after
/// its gateway is; `callmesh:floors` has the addresses. While Redis is away there is nobody else.
public final class RedisBranches implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2), LIFE = Duration.ofSeconds(8);
    private static final String ALL = "callmesh:floors", ONE = "callmesh:floor:";

    private final RedisLink redis;
    private final Floor floor;
    private final Thread thread;

    /// From now on.
    public static RedisBranches begin(RedisLink redis, Floor floor) {
        var branches = of(redis, floor);
        branches.thread.start();
        return branches;
    }

    /// Told when somebody says so.
    static RedisBranches of(RedisLink redis, Floor floor) {
        return new RedisBranches(redis, floor);
    }

    private RedisBranches(RedisLink redis, Floor floor) {
        this.redis = redis;
        this.floor = floor;
        thread = Thread.ofVirtual().name("branches").unstarted(this::tell);
    }

    private void tell() {
        try {
            while (true) {
                exchange();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException closed) {
            // Nobody is left to tell.
        }
    }

    /// Once.
    void exchange() {
        try {
            floor.learn(redis.ask(this::exchanged));
        } catch (MeshException away) {
            floor.learn(List.of());
        }
    }

    private List<Branch> exchanged(RedisCommands<String, String> commands) {
        commands.set(ONE + floor.address(), BranchJson.write(floor.here()), SetArgs.Builder.px(LIFE.toMillis()));
        commands.sadd(ALL, floor.address());
        var others = new ArrayList<Branch>();
        for (var address : commands.smembers(ALL)) {
            if (address.equals(floor.address())) continue;
            var told = commands.get(ONE + address);
            if (told == null) commands.srem(ALL, address);
            else others.add(BranchJson.read(told, address));
        }
        return others;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
