package io.callmesh.launcher.demo.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
        var key = "callmesh:session:" + callId;
        try (var client = RedisClient.create(redisUrl); var connection = client.connect()) {
            var json = connection.sync().get(key);
            if (json == null) return Optional.empty();
            return Optional.of(new StoredSession(key, version(json), connection.sync().ttl(key)));
        } catch (RedisException e) {
            throw new IllegalStateException("Redis at " + redisUrl + " does not answer", e);
        }
    }

    private static long version(String json) {
        try {
            return new ObjectMapper().readTree(json).path("version").asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The session is not JSON", e);
        }
    }
}
