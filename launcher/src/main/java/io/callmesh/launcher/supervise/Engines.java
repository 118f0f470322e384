package io.callmesh.launcher.supervise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.launcher.part.Part;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Optional;

/// Which engine does a service's work: what its readiness report says in its data.
public final class Engines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SERVER = "gRPC Server", PREPARING = "preparing";
    private static final String GROUNDED = "grounded: answers from knowledge, no language model";

    private Engines() {}

    /// In words: `en sphinx4`; empty when the part has none or does not say.
    public static String of(Part part, int httpPort, Health health) throws InterruptedException {
        if (part == Part.BACKSTAGE) return "Kafka (KRaft), Redis, demonstration back office";
        return health.report(part, httpPort).map(HttpResponse::body).flatMap(Engines::json).map(Engines::told).orElse("");
    }

    /// How many assistants the part is still making itself ready for.
    public static int preparing(Part part, int httpPort, Health health) throws InterruptedException {
        var checks = health.report(part, httpPort).map(HttpResponse::body).flatMap(Engines::json).map(report -> report.path("checks"));
        int sum = 0;
        for (var check : checks.orElse(JSON.createArrayNode())) sum += check.path("data").path(PREPARING).asInt();
        return sum;
    }

    private static String told(JsonNode report) {
        var words = new ArrayList<String>();
        for (var check : report.path("checks")) {
            if (check.path("name").asText().equals(SERVER)) continue;
            check.path("data").properties().stream()
                    .filter(entry -> !entry.getKey().equals(PREPARING))
                    .forEach(entry -> words.add(told(entry.getKey(), entry.getValue().asText())));
        }
        return String.join(", ", words);
    }

    private static String told(String key, String value) {
        if (value.equals("grounded")) return GROUNDED;
        return key.startsWith("engine") ? value : key + " " + value;
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }
}
