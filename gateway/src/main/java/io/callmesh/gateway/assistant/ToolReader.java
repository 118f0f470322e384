package io.callmesh.gateway.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.gateway.assistant.DeclaredTool.Means;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads tools.yaml: HTTP calls, operations of OpenAPI documents, tools of MCP servers.
final class ToolReader {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final Set<String> COMMON = Set.of("timeout", "retries", "confirm", "idempotent", "read-only", "headers");
    private static final Set<String> HTTP = with("get", "post", "put", "patch", "delete", "body", "arguments", "outcomes", "result");
    private static final Set<String> OPENAPI = with("openapi", "endpoint", "outcomes");
    private static final Set<String> MCP = with("mcp", "tool", "arguments", "result");
    private static final Set<String> OUTCOMES = Set.of("found", "done", "not_found", "refused", "uncertain");
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MOST_RETRIES = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PackFolder folder;

    ToolReader(PackFolder folder) {
        this.folder = folder;
    }

    private static Set<String> with(String... more) {
        var all = new HashSet<>(COMMON);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    DeclaredTool tool(String name, Entry entry) {
        if (entry.field("openapi").present()) return described(name, entry);
        if (entry.field("mcp").present()) return served(name, entry);
        return inline(name, entry);
    }

    private static DeclaredTool inline(String name, Entry entry) {
        entry.only(HTTP);
        var methods = METHODS.stream().filter(method -> entry.field(method).present()).toList();
        if (methods.size() != 1) entry.problem("expected one of get, post, put, patch, delete with a URL, or openapi, or mcp");
        String method = methods.isEmpty() ? "get" : methods.getFirst();
        var means = new Means.Http(method.toUpperCase(Locale.ROOT), entry.field(method).text(""), entry.field("headers").texts(), body(entry.field("body")), outcomes(entry.field("outcomes")));
        return made(name, entry, arguments(entry), Set.of(), result(entry), means);
    }

    private DeclaredTool described(String name, Entry entry) {
        entry.only(OPENAPI);
        var read = new OperationReader(folder).read(entry);
        var means = new Means.Http(read.method(), "{" + entry.field("endpoint").text() + "}" + read.path(), entry.field("headers").texts(), read.body(), outcomes(entry.field("outcomes")));
        return made(name, entry, read.arguments(), read.optional(), read.result(), means);
    }

    private static DeclaredTool served(String name, Entry entry) {
        entry.only(MCP);
        String server = entry.field("mcp").text();
        boolean addressed = server.contains("/");
        var means = new Means.Mcp(addressed ? "" : server, addressed ? server : "", entry.field("headers").texts(), entry.field("tool").text(name));
        return made(name, entry, arguments(entry), Set.of(), result(entry), means);
    }

    private static DeclaredTool made(String name, Entry entry, Map<String, JsonNode> arguments, Set<String> optional, Optional<JsonNode> result, Means means) {
        String method = means instanceof Means.Http http ? http.method() : "";
        boolean reads = entry.field("read-only").flag(method.equals("GET"));
        boolean idempotent = entry.field("idempotent").flag(reads || method.equals("PUT") || method.equals("DELETE"));
        int retries = entry.field("retries").number(0);
        if (retries < 0 || retries > MOST_RETRIES) entry.field("retries").problem("expected 0 to " + MOST_RETRIES);
        if (retries > 0 && !idempotent) entry.field("retries").problem("only what is idempotent is tried again");
        return new DeclaredTool(name, arguments, optional, result, entry.field("timeout").time(TIMEOUT), retries, reads, entry.field("confirm").flag(false), idempotent, means);
    }

    private static Map<String, JsonNode> arguments(Entry entry) {
        var arguments = new LinkedHashMap<String, JsonNode>();
        entry.field("arguments").fields().forEach((argument, schema) -> arguments.put(argument, schema.value()));
        return arguments;
    }

    private static Optional<JsonNode> result(Entry entry) {
        var result = entry.field("result");
        if (result.present() && !result.value().isObject()) result.problem("expected a JSON Schema");
        return result.present() ? Optional.of(result.value()) : Optional.empty();
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
