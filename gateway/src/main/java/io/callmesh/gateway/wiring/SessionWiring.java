package io.callmesh.gateway.wiring;

import io.callmesh.gateway.profile.KeptProfiles;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.profile.redis.RedisProfiles;
import io.callmesh.gateway.session.KeptSessions;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.gateway.session.redis.RedisSessions;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.redis.RedisLedger;
import io.callmesh.runtime.redis.RedisLink;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Sessions, and what they had done, in Redis; kept in memory while it is away.
final class SessionWiring {

    @Produces
    @Singleton
    RedisLink redis(SessionConfig config) {
        return new RedisLink(config.redis(), config.timeout());
    }

    void close(@Disposes RedisLink redis) {
        redis.close();
    }

    @Produces
    @Singleton
    KeptLedger ledger(RedisLink redis, SessionConfig config) {
        return new KeptLedger(new RedisLedger(redis, config.timeToLive()), config.kept());
    }

    @Produces
    @Singleton
    Profiles profiles(RedisLink redis, SessionConfig config) {
        return new KeptProfiles(new RedisProfiles(redis), config.kept());
    }

    @Produces
    @Singleton
    SessionStore sessions(RedisLink redis, SessionConfig config, MeterRegistry meters) {
        var sessions = new KeptSessions(new RedisSessions(redis, config.timeToLive()), config.kept(), config.retry());
        meters.gauge("callmesh.sessions.kept", sessions, KeptSessions::waiting);
        meters.gauge("callmesh.sessions.forgotten", sessions, KeptSessions::forgotten);
        return sessions;
    }
}
