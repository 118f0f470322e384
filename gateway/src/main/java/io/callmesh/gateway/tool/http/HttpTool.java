package io.callmesh.gateway.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Secrets;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.gateway.tool.schema.ArgumentCheck;
import io.callmesh.gateway.tool.schema.Check;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A tool that is one HTTP call, tried again where that is safe. Follows no redirects, reads at most 64 KiB, and logs
/// nothing.
public final class HttpTool implements Tool {

    private final ToolSpec spec;
    private final HttpRequestPattern pattern;
    private final ArgumentCheck arguments;
    private final Optional<Check> answers;
    private final HttpClient client;
    private final Secrets secrets;

    /// @throws MeshException with `BadInput` when a secret is not there
    public HttpTool(ToolSpec spec, HttpRequestPattern pattern, HttpClient client, Secrets secrets) {
        this.spec = spec;
        this.pattern = pattern;
        this.arguments = new ArgumentCheck(spec.schemas(), pattern.optional());
        this.answers = pattern.result().map(Check::new);
        this.client = client;
        this.secrets = secrets;
        pattern.headers().values().forEach(secrets::fill);
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public ToolResult call(Arguments given, CallContext context) {
        if (spec.confirm() && !context.confirmed()) return new ToolResult.NeedsConfirmation();
        var typed = arguments.typed(given);
        if (typed.isEmpty()) return new ToolResult.Failed("an argument does not fit its schema");
        try {
            var request = request(typed.get(), context);
            return new Tries(client, spec, pattern.retries(), this::result).send(request, patience());
        } catch (IllegalArgumentException | MeshException unsent) {
            return new ToolResult.Failed("no request can be made of this: " + unsent.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return spec.readOnly() ? new ToolResult.Failed("stopped") : new ToolResult.Uncertain("stopped");
        }
    }

    private HttpRequest request(Map<String, JsonNode> typed, CallContext context) {
        var body = pattern.body().map(json -> BodyPublishers.ofString(Filling.json(json, typed).toString())).orElse(BodyPublishers.noBody());
        var request = HttpRequest.newBuilder(URI.create(Filling.url(pattern.url(), typed))).method(pattern.method(), body);
        request.setHeader("Accept", "application/json");
        if (pattern.body().isPresent()) request.setHeader("Content-Type", "application/json");
        pattern.headers().forEach((name, value) -> request.setHeader(name, secrets.fill(value)));
        var budget = TurnBudget.current();
        if (budget.limited()) request.setHeader("Callmesh-Turn-Budget-Ms", Long.toString(budget.left().toMillis()));
        if (!spec.readOnly()) request.setHeader("Idempotency-Key", context.idempotencyKey());
        return request.build();
    }

    /// What changes something is given its time, whatever is left of the turn.
    private Duration patience() {
        return spec.readOnly() ? TurnBudget.current().atMost(spec.timeout()) : spec.timeout();
    }

    private ToolResult result(HttpResponse<String> response) {
        String status = "status " + response.statusCode();
        return switch (pattern.outcome(response.statusCode(), spec.readOnly())) {
            case "found" -> found(response.body());
            case "done" -> done(response.body());
            case "not_found" -> new ToolResult.NotFound();
            case "refused" -> new ToolResult.Refused(json(response.body()).map(JsonNode::toString).orElse("{}"));
            case "uncertain" -> spec.readOnly() ? new ToolResult.Failed(status) : new ToolResult.Uncertain(status);
            default -> new ToolResult.Failed(status);
        };
    }

    private ToolResult found(String body) {
        var json = json(body);
        if (json.isEmpty()) return new ToolResult.Failed("the answer is no JSON");
        return fits(json.get()) ? new ToolResult.Found(json.get().toString()) : new ToolResult.Failed("the answer does not fit its schema");
    }

    /// Something was done, but what it was cannot be told from an answer of another shape.
    private ToolResult done(String body) {
        var json = json(body);
        if (answers.isPresent() && !json.map(this::fits).orElse(false)) return new ToolResult.Uncertain("the answer does not fit its schema");
        return new ToolResult.Done(json.map(JsonNode::toString).orElse("{}"));
    }

    private boolean fits(JsonNode json) {
        return answers.isEmpty() || answers.get().fits(json);
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.of(Check.parse(body)).filter(JsonNode::isContainerNode);
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }
}
