package io.callmesh.launcher.part;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What people may say about a mesh in their environment: `MESH_KAFKA` and `MESH_REDIS` name ones of their own,
/// `MESH_PORT_OFFSET` moves all ports up, so that two meshes can stand side by side. `MESH_GATEWAYS` is how
/// many gateways there are. `MESH_PROPERTIES` holds system properties for every
/// service, `KEY=VALUE` on a line each.
///
/// @param more     system properties for every service
/// @param gateways from 1 to [Replica#MOST]
public record Settings(Optional<String> kafka, Optional<String> redis, int portOffset, Map<String, String> more, int gateways) {

    public static final String PROPERTIES = "MESH_PROPERTIES", GATEWAYS = "MESH_GATEWAYS";
    private static final String OFFSET = "MESH_PORT_OFFSET";

    public Settings(Optional<String> kafka, Optional<String> redis, int portOffset) {
        this(kafka, redis, portOffset, Map.of());
    }

    public Settings(Optional<String> kafka, Optional<String> redis, int portOffset, Map<String, String> more) {
        this(kafka, redis, portOffset, more, 1);
    }

    public Settings withGateways(int count) {
        return new Settings(kafka, redis, portOffset, more, count);
    }

    /// Throws [IllegalArgumentException] when one of the numbers is none.
    public static Settings of(Map<String, String> environment) {
        return new Settings(given(environment, "MESH_KAFKA"), given(environment, "MESH_REDIS"), number(environment, OFFSET, 0), properties(environment), gateways(environment));
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

    public int port(Replica replica, String use) {
        return port(replica.part(), use) + replica.shift();
    }

    /// In the order of starting.
    public List<Replica> replicas() {
        return Replica.all(gateways).toList();
    }

    /// Bootstrap servers.
    public String kafkaServers() {
        return kafka.orElse("127.0.0.1:" + port(Part.BACKSTAGE, "kafka"));
    }

    public String redisUrl() {
        return redis.orElse("redis://127.0.0.1:" + port(Part.BACKSTAGE, "redis"));
    }

    public String http(Part part) {
        return http(Replica.first(part));
    }

    public String http(Replica replica) {
        return "http://127.0.0.1:" + port(replica, "http");
    }

    public String grpc(Part part) {
        return grpc(Replica.first(part));
    }

    public String grpc(Replica replica) {
        return "127.0.0.1:" + port(replica, "grpc");
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

    private static int gateways(Map<String, String> environment) {
        int count = number(environment, GATEWAYS, 1);
        if (count < 1 || count > Replica.MOST) throw new IllegalArgumentException(GATEWAYS + " must be 1 to " + Replica.MOST);
        return count;
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        try {
            return given(environment, name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number, like 100", e);
        }
    }
}
