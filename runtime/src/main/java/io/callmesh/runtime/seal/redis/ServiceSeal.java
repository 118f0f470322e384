package io.callmesh.runtime.seal.redis;

import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.CallSeal;
import io.callmesh.runtime.seal.KeyFile;
import io.callmesh.runtime.seal.Seal;
import io.callmesh.runtime.seal.Wrapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/// The seal of a service that works on calls which others hold, as its configuration says: `callmesh.seal.keys` (a file) or
/// `callmesh.seal.key`, and `callmesh.redis`. Without keys nothing opens: what was sealed reads as erased.
///
/// @param seal for everybody in the process
/// @param open what is to be closed with it
public record ServiceSeal(Seal seal, Optional<MeshSeal> open, Optional<RedisLink> redis) implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String REDIS = "redis://127.0.0.1:16379";

    public static ServiceSeal of(Config config) {
        var file = config.getOptionalValue("callmesh.seal.keys", String.class).map(Path::of);
        var text = config.getOptionalValue("callmesh.seal.key", String.class);
        if (file.isEmpty() && text.isEmpty()) return new ServiceSeal(CallSeal.inMemory(), Optional.empty(), Optional.empty());
        return of(KeyFile.configured(file, text), config.getOptionalValue("callmesh.redis", String.class).orElse(REDIS));
    }

    /// For programs beside the mesh.
    ///
    /// @param keys a file of key-encryption keys; where there is none nothing opens
    public static ServiceSeal of(Path keys, String redisUrl) {
        return Files.exists(keys) ? of(new Wrapping(KeyFile.read(keys)), redisUrl) : new ServiceSeal(CallSeal.inMemory(), Optional.empty(), Optional.empty());
    }

    private static ServiceSeal of(Wrapping wrapping, String redisUrl) {
        var redis = new RedisLink(redisUrl, TIMEOUT);
        var seal = MeshSeal.open(redis, wrapping);
        return new ServiceSeal(seal.seal(), Optional.of(seal), Optional.of(redis));
    }

    @Override
    public void close() {
        open.ifPresent(MeshSeal::close);
        redis.ifPresent(RedisLink::close);
    }
}
