package io.callmesh.launcher.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The system properties that tell a part where everything is.
final class Properties {

    private static final String NOWHERE = "127.0.0.1:1";
    private static final String OUTBOX = "callmesh.gateway.journal.outbox";
    private static final List<String> LINES = List.of("callmesh.gateway.sip.listen", "callmesh.gateway.audiosocket.listen");
    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?=$|[=,])");

    private Properties() {}

    static Map<String, String> of(Replica replica, Home home, Settings settings) {
        if (!replica.part().service()) return backstage(home, settings);
        var properties = service(home, settings);
        if (replica.part() == Part.GATEWAY) gateway(replica, home, settings, properties);
        return properties;
    }

    /// With ports of its own, so as not to be in the way of the running part, and without Kafka, so as not to take its records.
    static Map<String, String> training(Part part, Home home, Settings settings, int httpPort) {
        var properties = of(Replica.first(part), home, settings);
        if (part.service()) {
            properties.put("quarkus.http.port", Integer.toString(httpPort));
            properties.put("quarkus.grpc.server.port", "0");
            properties.put("callmesh.kafka", NOWHERE);
            properties.remove("callmesh.llm.engine");
            properties.remove(OUTBOX);
            properties.keySet().removeIf(key -> key.startsWith("callmesh.gateway.sip."));
            return properties;
        }
        properties.put("callmesh.office.port", Integer.toString(httpPort));
        properties.put("callmesh.redis.port", "0");
        properties.put("callmesh.kafka.port", "0");
        properties.remove("callmesh.kafka");
        properties.put("callmesh.kafka.folder", home.run().resolve("training-kafka").toString());
        return properties;
    }

    private static Map<String, String> service(Home home, Settings settings) {
        var properties = new TreeMap<String, String>();
        for (var part : Part.values()) {
            if (!part.service()) continue;
            properties.put("callmesh." + part.label() + ".http-port", Integer.toString(settings.port(part, "http")));
            properties.put("callmesh." + part.label() + ".grpc-port", Integer.toString(settings.port(part, "grpc")));
        }
        properties.put("quarkus.log.category.\"io.smallrye.health\".level", "WARN");
        properties.put("callmesh.kafka", settings.kafkaServers());
        properties.put("callmesh.redis", settings.redisUrl());
        properties.put("callmesh.assistants", home.assistants().toString());
        properties.put("callmesh.llm.learned", home.learned().toString());
        properties.put("callmesh.tool.endpoint.backOffice", settings.http(Part.BACKSTAGE));
        properties.put("callmesh.seal.keys", home.sealKeys().toString());
        home.languageModel().ifPresent(model -> model(model, properties));
        if (home.state().equals(home.mesh())) properties.put("callmesh.access.keys", home.keys().toString());
        properties.putAll(settings.more());
        return properties;
    }

    /// Each gateway has a name and ports of its own, those of telephones among them.
    private static void gateway(Replica replica, Home home, Settings settings, Map<String, String> properties) {
        properties.put("callmesh.gateway.name", replica.label());
        properties.putIfAbsent(OUTBOX, home.run().resolve("outbox").toString());
        properties.put("callmesh.gateway.http-port", Integer.toString(settings.port(replica, "http")));
        properties.put("callmesh.gateway.grpc-port", Integer.toString(settings.port(replica, "grpc")));
        for (var line : LINES) properties.computeIfPresent(line, (_, addresses) -> shifted(addresses, replica.shift()));
    }

    /// `HOST:PORT`, or several of them, each with `=` and more.
    private static String shifted(String addresses, int shift) {
        return PORT.matcher(addresses).replaceAll(port -> ":" + (Integer.parseInt(port.group(1)) + shift));
    }

    /// Who names an engine in the environment has the last word.
    private static void model(Path model, Map<String, String> properties) {
        properties.put("callmesh.llm.llama.model", model.toString());
        if (System.getenv("CALLMESH_LLM_ENGINE") == null) properties.put("callmesh.llm.engine", "llama,grounded");
    }

    private static Map<String, String> backstage(Home home, Settings settings) {
        var properties = new TreeMap<String, String>();
        properties.put("callmesh.office.port", Integer.toString(settings.port(Part.BACKSTAGE, "http")));
        if (settings.redis().isEmpty()) properties.put("callmesh.redis.port", Integer.toString(settings.port(Part.BACKSTAGE, "redis")));
        if (settings.kafka().isPresent()) properties.put("callmesh.kafka", settings.kafka().get());
        else properties.put("callmesh.kafka.port", Integer.toString(settings.port(Part.BACKSTAGE, "kafka")));
        properties.put("callmesh.kafka.folder", home.run().resolve("kafka").toString());
        return properties;
    }
}
