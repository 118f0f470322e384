package io.callmesh.gateway.session.redis;

import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.runtime.redis.RedisLink;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.Optional;

/// Sessions in Redis, as JSON under `callmesh:session:CALL`, found by token through `callmesh:resume:TOKEN`. Both live
/// for the time given, counted from the last save. Thread-safe.
public final class RedisSessions implements SessionStore {

    /// Saves if what is stored is older, in one step, so that two gateways cannot both win. Saving the very same text
    /// again succeeds: it is the same gateway, whose first attempt timed out after it had reached Redis.
    private static final String SAVE = """
            local stored = redis.call('GET', KEYS[1])
            if stored and stored ~= ARGV[2] then
              local read, session = pcall(cjson.decode, stored)
              if read and session.version and session.version >= tonumber(ARGV[1]) then return 0 end
            end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[3])
            return 1
            """;

    private final RedisLink redis;
    private final Duration timeToLive;

    public RedisSessions(RedisLink redis, Duration timeToLive) {
        this.redis = redis;
        this.timeToLive = timeToLive;
    }

    @Override
    public boolean save(Session session) {
        String[] keys = {sessionKey(session.callId()), resumeKey(session.resumeToken())};
        String[] values = {
            Long.toString(session.version()), SessionJson.write(session), Long.toString(timeToLive.toMillis()), session.callId()
        };
        return redis.ask(commands -> commands.<Long>eval(SAVE, ScriptOutputType.INTEGER, keys, values)) == 1;
    }

    @Override
    public Optional<Session> find(String callId) {
        return Optional.ofNullable(redis.ask(commands -> commands.get(sessionKey(callId)))).flatMap(SessionJson::read);
    }

    @Override
    public Optional<Session> resume(String resumeToken) {
        return Optional.ofNullable(redis.ask(commands -> commands.get(resumeKey(resumeToken))))
                .flatMap(this::find)
                .filter(session -> session.resumeToken().equals(resumeToken));
    }

    static String sessionKey(String callId) {
        return "callmesh:session:" + callId;
    }

    static String resumeKey(String token) {
        return "callmesh:resume:" + token;
    }
}
