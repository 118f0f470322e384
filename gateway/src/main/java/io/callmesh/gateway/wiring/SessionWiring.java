package io.callmesh.gateway.wiring;

import io.callmesh.gateway.erasure.Register;
import io.callmesh.gateway.erasure.RegisteredSessions;
import io.callmesh.gateway.erasure.Retention;
import io.callmesh.gateway.profile.KeptProfiles;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.profile.redis.RedisProfiles;
import io.callmesh.gateway.session.KeptSessions;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.gateway.session.redis.RedisSessions;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.redis.RedisLedger;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.CallKeys;
import io.callmesh.runtime.seal.Seal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Sessions, and what they had done, in Redis; kept in memory while it is away.
final class SessionWiring {

    @Produces
    @Singleton
    RedisLink redis(SessionConfig config) {
        return new RedisLink(config.redis(), config.timeout(), config.authorities());
    }

    void close(@Disposes RedisLink redis) {
        redis.close();
    }

    @Produces
    @Singleton
    KeptLedger ledger(RedisLink redis, SessionConfig config, Seal seal, KeptSessions sessions) {
        return new KeptLedger(new RedisLedger(redis, config.timeToLive(), seal, sessions::fence), config.kept());
    }

    @Produces
    @Singleton
    Profiles profiles(RedisLink redis, SessionConfig config, Seal seal, CallKeys keys) {
        return new KeptProfiles(new RedisProfiles(redis, seal, keys), config.kept());
    }

    @Produces
    @Singleton
    @Typed({KeptSessions.class, SessionStore.class})
    KeptSessions sessions(RedisLink redis, SessionConfig config, MeterRegistry meters, Seal seal, Register register, Retention retention) {
        var terms = new RedisSessions.Terms(UUID.randomUUID().toString(), config.timeToLive(), config.lease(), config.most().asBigInteger().intValueExact());
        var stored = new RegisteredSessions(new RedisSessions(redis, terms, seal), register, retention, seal, SealWiring::caller);
        var sessions = new KeptSessions(stored, config.kept(), config.retry());
        meters.gauge("callmesh.sessions.kept", sessions, KeptSessions::waiting);
        meters.gauge("callmesh.sessions.degraded", sessions, each -> each.degraded() ? 1 : 0);
        meters.gauge("callmesh.sessions.forgotten", sessions, KeptSessions::forgotten);
        return sessions;
    }
}
