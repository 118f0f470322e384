package io.callmesh.backstage.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a Redis program comes from: the one that the embedded-redis artifact carries for this machine, or `redis-server` on
/// the path. The artifact's Linux x86-64 program needs OpenSSL 3.
final class RedisBinary {

    private RedisBinary() {}

    /// The programs to try, best first; the carried one is unpacked into `folder`.
    static Stream<Path> candidates(Path folder) throws IOException {
        return Stream.concat(carried(folder).stream(), installed().stream());
    }

    private static Optional<Path> carried(Path folder) throws IOException {
        var resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (resource.isEmpty()) return Optional.empty();
        try (var in = RedisBinary.class.getResourceAsStream(resource.get())) {
            if (in == null) return Optional.empty();
            var program = folder.resolve("redis-server");
            Files.copy(in, program);
            return program.toFile().setExecutable(true) ? Optional.of(program) : Optional.empty();
        }
    }

    /// The names of embedded-redis 1.4.4.
    static Optional<String> resource(String system, String architecture) {
        boolean arm = architecture.equals("aarch64");
        return switch (system) {
            case "Linux" -> Optional.of(arm ? "/redis-server-6.2.7-linux-arm64" : "/redis-server-6.2.6-v5-linux-amd64");
            case "Mac OS X" -> Optional.of(arm ? "/redis-server-6.2.6-v5-darwin-arm64" : "/redis-server-6.2.6-v5-darwin-amd64");
            default -> Optional.empty();
        };
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
