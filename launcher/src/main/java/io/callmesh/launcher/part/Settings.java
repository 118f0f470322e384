package io.callmesh.launcher.part;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What people may say about a mesh in their environment: `MESH_KAFKA` and `MESH_REDIS` name ones of their own,
/// `MESH_PORT_OFFSET` moves all ports up, so that two meshes can stand side by side. `MESH_PROPERTIES` holds system properties for every
/// service, `KEY=VALUE` on a line each.
///
/// @param more system properties for every service
public record Settings(Optional<String> kafka, Optional<String> redis, int portOffset, Map<String, String> more) {

    public static final String PROPERTIES = "MESH_PROPERTIES";

    public Settings(Optional<String> kafka, Optional<String> redis, int portOffset) {
        this(kafka, redis, portOffset, Map.of());
    }

    /// Throws [IllegalArgumentException] when the offset is not a number.
    public static Settings of(Map<String, String> environment) {
        return new Settings(given(environment, "MESH_KAFKA"), given(environment, "MESH_REDIS"), offset(environment), properties(environment));
    }

    private static Map<String, String> properties(Map<String, String> environment) {
        var properties = new TreeMap<String, String>();
        for (var line : given(environment, PROPERTIES).orElse("").split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) properties.put(line.substring(0, equals), line.substring(equals + 1));
            else if (!line.isBlank()) throw new IllegalArgumentException(PROPERTIES + " must hold KEY=VALUE on each line");
        }
        return properties;
    }

    public int port(Part part, String use) {
        return part.port(use) + portOffset;
    }

    /// Bootstrap servers.
    public String kafkaServers() {
        return kafka.orElse("127.0.0.1:" + port(Part.BACKSTAGE, "kafka"));
    }

    public String redisUrl() {
        return redis.orElse("redis://127.0.0.1:" + port(Part.BACKSTAGE, "redis"));
    }

    public String http(Part part) {
        return "http://127.0.0.1:" + port(part, "http");
    }

    public String grpc(Part part) {
        return "127.0.0.1:" + port(part, "grpc");
    }

    /// Whether a port of the table is used at all: not when somebody else's Kafka or Redis is.
    public boolean uses(Port port) {
        return switch (port.use()) {
            case "kafka" -> kafka.isEmpty();
            case "redis" -> redis.isEmpty();
            default -> true;
        };
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static int offset(Map<String, String> environment) {
        try {
            return given(environment, "MESH_PORT_OFFSET").map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("MESH_PORT_OFFSET must be a number, like 100", e);
        }
    }
}
