package io.callmesh.gateway.tool.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.runtime.TurnBudget;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A tool that is one HTTP call. Follows no redirects, reads at most 64 KiB, and logs nothing.
public final class HttpTool implements Tool {

    private static final int LONGEST_ANSWER_BYTES = 64 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ToolSpec spec;
    private final HttpRequestPattern pattern;
    private final ArgumentCheck check;
    private final HttpClient client;

    public HttpTool(ToolSpec spec, HttpRequestPattern pattern, HttpClient client) {
        this.spec = spec;
        this.pattern = pattern;
        this.check = new ArgumentCheck(spec.schemas());
        this.client = client;
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public ToolResult call(Arguments arguments, CallContext context) {
        if (spec.confirm() && !context.confirmed()) return new ToolResult.NeedsConfirmation();
        var typed = check.typed(arguments.values());
        if (typed.isEmpty()) return new ToolResult.Failed("an argument does not fit its schema");
        try {
            return send(request(typed.get(), context));
        } catch (ConnectException | HttpConnectTimeoutException | IllegalArgumentException unsent) {
            return new ToolResult.Failed("the endpoint cannot be asked: " + unsent.getClass().getSimpleName());
        } catch (HttpTimeoutException late) {
            return unanswered("no answer within " + spec.timeout());
        } catch (IOException broken) {
            return unanswered("no answer: " + broken.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unanswered("stopped");
        }
    }

    /// What was sent may have been done.
    private ToolResult unanswered(String fault) {
        return spec.readOnly() ? new ToolResult.Failed(fault) : new ToolResult.Uncertain(fault);
    }

    private HttpRequest request(Map<String, JsonNode> typed, CallContext context) {
        var plain = new HashMap<String, String>();
        typed.forEach((name, value) -> plain.put(name, value.asText()));
        var body = pattern.body().map(json -> BodyPublishers.ofString(Filling.json(json, typed).toString())).orElse(BodyPublishers.noBody());
        var request = HttpRequest.newBuilder(URI.create(Filling.url(pattern.url(), plain))).timeout(patience()).method(pattern.method(), body);
        request.header("Accept", "application/json");
        if (pattern.body().isPresent()) request.header("Content-Type", "application/json");
        var budget = TurnBudget.current();
        if (budget.limited()) request.header("Callmesh-Turn-Budget-Ms", Long.toString(budget.left().toMillis()));
        if (!spec.readOnly()) request.header("Idempotency-Key", context.idempotencyKey());
        return request.build();
    }

    /// What changes something is given its time, whatever is left of the turn.
    private Duration patience() {
        return spec.readOnly() ? TurnBudget.current().atMost(spec.timeout()) : spec.timeout();
    }

    private ToolResult send(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER_BYTES));
        return switch (pattern.outcome(response.statusCode())) {
            case "found" -> json(response.body()).<ToolResult>map(ToolResult.Found::new).orElse(new ToolResult.Failed("the answer is no JSON"));
            case "done" -> new ToolResult.Done(json(response.body()).orElse("{}"));
            case "not_found" -> new ToolResult.NotFound();
            case "refused" -> new ToolResult.Refused(json(response.body()).orElse("{}"));
            case "uncertain" -> unanswered("status " + response.statusCode());
            default -> new ToolResult.Failed("status " + response.statusCode());
        };
    }

    private static java.util.Optional<String> json(String body) {
        try {
            var read = JSON.readTree(body);
            return read.isContainerNode() ? java.util.Optional.of(read.toString()) : java.util.Optional.empty();
        } catch (JsonProcessingException garbled) {
            return java.util.Optional.empty();
        }
    }
}
