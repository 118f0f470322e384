package io.callmesh.launcher.demo.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import java.util.Optional;

/// A session as it lies in Redis.
///
/// @param version     grows by one with every change
/// @param secondsLeft until Redis forgets it
public record StoredSession(String key, long version, long secondsLeft) {

    /// Empty when Redis does not hold it. Throws [IllegalStateException] when Redis does not answer.
    public static Optional<StoredSession> of(String callId, String redisUrl) {
        var key = "callmesh:{" + callId + "}:session";
        try (var client = RedisClient.create(redisUrl); var connection = client.connect()) {
            var version = connection.sync().hget(key, "version");
            if (version == null) return Optional.empty();
            return Optional.of(new StoredSession(key, Long.parseLong(version), connection.sync().ttl(key)));
        } catch (RedisException e) {
            throw new IllegalStateException("Redis at " + redisUrl + " does not answer", e);
        }
    }
}
