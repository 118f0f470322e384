package io.callmesh.runtime.kafka;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/// How Kafka is reached: settings of its clients by their own names, from the configuration's `kafka.` keys (`kafka.bootstrap.servers`,
/// `kafka.security.protocol`, …).
public final class Connection {

    private static final String PREFIX = "kafka.";

    private Connection() {}

    public static Map<String, String> of(Config config) {
        Map<String, String> settings = new TreeMap<>();
        for (var name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) config.getOptionalValue(name, String.class).ifPresent(value -> settings.put(name.substring(PREFIX.length()), value));
        }
        return settings;
    }
}
