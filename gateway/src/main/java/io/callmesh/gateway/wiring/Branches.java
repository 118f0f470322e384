package io.callmesh.gateway.wiring;

import io.callmesh.gateway.handoff.Floor;
import io.callmesh.gateway.handoff.redis.RedisBranches;
import io.callmesh.runtime.redis.RedisLink;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Has this gateway and the others tell each other of their floors, where there are others.
@Singleton
final class Branches {

    private final Floor floor;
    private final RedisLink redis;
    private Optional<RedisBranches> told = Optional.empty();

    Branches(Floor floor, RedisLink redis) {
        this.floor = floor;
        this.redis = redis;
    }

    void start(@Observes StartupEvent started) {
        if (!floor.address().isEmpty()) told = Optional.of(RedisBranches.begin(redis, floor));
    }

    void stop(@Observes ShutdownEvent stopped) {
        told.ifPresent(RedisBranches::close);
    }
}
