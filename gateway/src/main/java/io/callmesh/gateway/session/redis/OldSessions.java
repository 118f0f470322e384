package io.callmesh.gateway.session.redis;

import io.callmesh.gateway.session.Session;
import io.callmesh.runtime.redis.RedisLink;
import java.util.Optional;

/// Sessions as gateways of version 0.1 left them: clear JSON under `callmesh:session:CALL`, and the call id under `callmesh:resume:TOKEN`.
/// They are read, and written anew by whoever takes one up; an hour after an upgrade there are none.
final class OldSessions {

    private final RedisLink redis;

    OldSessions(RedisLink redis) {
        this.redis = redis;
    }

    Optional<Session> find(String callId) {
        return Optional.ofNullable(redis.ask(commands -> commands.get("callmesh:session:" + callId))).flatMap(SessionJson::read);
    }

    /// Of two who present the same token, one takes it.
    Optional<Session> resume(String token) {
        return Optional.ofNullable(redis.ask(commands -> commands.getdel("callmesh:resume:" + token)))
                .flatMap(this::find)
                .filter(session -> session.resumeToken().equals(token));
    }
}
