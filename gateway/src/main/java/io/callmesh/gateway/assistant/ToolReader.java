package io.callmesh.gateway.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the HTTP calls of tools.yaml.
final class ToolReader {

    private static final List<String> METHODS = List.of("get", "post", "put", "delete");
    private static final Set<String> KEYS = Set.of("get", "post", "put", "delete", "body", "arguments", "timeout", "outcomes", "confirm", "idempotent");
    private static final Set<String> OUTCOMES = Set.of("found", "done", "not_found", "refused", "uncertain");
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private ToolReader() {}

    static HttpCall tool(String name, Entry entry) {
        entry.only(KEYS);
        var methods = METHODS.stream().filter(method -> entry.field(method).present()).toList();
        if (methods.size() != 1) entry.problem("expected one of get, post, put, delete with a URL");
        String method = methods.isEmpty() ? "get" : methods.getFirst();
        var arguments = new LinkedHashMap<String, JsonNode>();
        entry.field("arguments").fields().forEach((argument, schema) -> arguments.put(argument, schema.value()));
        return new HttpCall(name, method.toUpperCase(), entry.field(method).text(""), body(entry.field("body")), arguments,
                entry.field("timeout").time(TIMEOUT), outcomes(entry.field("outcomes")), entry.field("confirm").flag(false),
                entry.field("idempotent").flag(!method.equals("post")));
    }

    private static Optional<JsonNode> body(Entry body) {
        if (!body.present()) return Optional.empty();
        if (!body.value().isTextual()) return Optional.of(body.value());
        try {
            return Optional.of(JSON.readTree(body.text()));
        } catch (JsonProcessingException garbled) {
            body.problem("expected JSON");
            return Optional.empty();
        }
    }

    private static Map<Integer, String> outcomes(Entry outcomes) {
        var all = new LinkedHashMap<Integer, String>();
        outcomes.fields().forEach((status, outcome) -> {
            if (!status.matches("[1-5]\\d\\d")) outcome.problem("expected an HTTP status as the key");
            else if (!OUTCOMES.contains(outcome.text())) outcome.problem("expected one of " + OUTCOMES);
            else all.put(Integer.valueOf(status), outcome.text());
        });
        return all;
    }
}
