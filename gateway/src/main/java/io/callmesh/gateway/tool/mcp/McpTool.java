package io.callmesh.gateway.tool.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.gateway.tool.schema.ArgumentCheck;
import io.callmesh.gateway.tool.schema.Check;
import io.callmesh.runtime.TurnBudget;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A tool of an MCP server. Its arguments must fit the pack's schemas and the server's; the idempotency key goes along as
/// `_meta` `callmesh/idempotency-key`, though the protocol asks no server to heed it. Logs nothing.
public final class McpTool implements Tool {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "callmesh/idempotency-key";

    private final ToolSpec spec;
    private final McpServer server;
    private final String name;
    private final ArgumentCheck arguments;
    private final Optional<Check> answers;

    /// @param name   as the server names the tool
    /// @param result JSON Schema of what it answers
    public McpTool(ToolSpec spec, McpServer server, String name, Optional<JsonNode> result) {
        this.spec = spec;
        this.server = server;
        this.name = name;
        arguments = new ArgumentCheck(spec.schemas(), Set.of());
        answers = result.map(Check::new);
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
        var sent = new Sent();
        var task = new FutureTask<>(() -> asked(typed.get(), context, sent));
        Thread.ofVirtual().name(context.callId() + "/mcp").start(task);
        try {
            return task.get(patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return unanswered(sent, "no answer within " + spec.timeout());
        } catch (ExecutionException broken) {
            return unanswered(sent, broken.getCause() == null ? "broken" : broken.getCause().getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unanswered(sent, "stopped");
        }
    }

    /// Whether the server may have been told to act. Once we have given up it must not be told any more.
    private static final class Sent {

        private boolean yes, givenUp;

        synchronized boolean mayBegin() {
            yes = !givenUp;
            return yes;
        }

        synchronized boolean giveUp() {
            givenUp = true;
            return yes;
        }
    }

    private Duration patience() {
        return spec.readOnly() ? TurnBudget.current().atMost(spec.timeout()) : spec.timeout();
    }

    private ToolResult unanswered(Sent sent, String fault) {
        boolean told = sent.giveUp();
        return spec.readOnly() || !told ? new ToolResult.Failed(fault) : new ToolResult.Uncertain(fault);
    }

    private ToolResult asked(Map<String, JsonNode> typed, CallContext context, Sent sent) {
        var connection = server.connected();
        var tool = connection.tools().get(name);
        if (tool == null) return new ToolResult.Failed("the server has no such tool");
        var object = JsonNodeFactory.instance.objectNode();
        object.setAll(typed);
        if (tool.inputSchema() != null && !new Check(JSON.valueToTree(tool.inputSchema())).fits(object)) return new ToolResult.Failed("the arguments do not fit the server's schema");
        Map<String, Object> plain = new HashMap<>();
        typed.forEach((argument, value) -> plain.put(argument, JSON.convertValue(value, Object.class)));
        if (!sent.mayBegin()) return new ToolResult.Failed("too late");
        try {
            return result(connection.client().callTool(new CallToolRequest(name, plain, Map.of(KEY, context.idempotencyKey()))));
        } catch (McpError refused) {
            return new ToolResult.Failed("the server refused the request");
        } catch (RuntimeException broken) {
            server.lost(connection);
            throw broken;
        }
    }

    private ToolResult result(CallToolResult answer) {
        var json = json(answer);
        if (Boolean.TRUE.equals(answer.isError())) return new ToolResult.Refused(json.toString());
        boolean fits = answers.isEmpty() || answers.get().fits(json);
        if (spec.readOnly()) return fits ? new ToolResult.Found(json.toString()) : new ToolResult.Failed("the answer does not fit its schema");
        return fits ? new ToolResult.Done(json.toString()) : new ToolResult.Uncertain("the answer does not fit its schema");
    }

    /// The structured content, or the text if that is JSON, else the text as `{"text"}`.
    private static JsonNode json(CallToolResult answer) {
        if (answer.structuredContent() != null) return JSON.valueToTree(answer.structuredContent());
        String text = answer.content() == null ? "" : answer.content().stream().filter(TextContent.class::isInstance).map(part -> ((TextContent) part).text()).findFirst().orElse("");
        try {
            var json = Check.parse(text);
            if (json.isContainerNode()) return json;
        } catch (IllegalArgumentException plain) {
            // It is a sentence, then.
        }
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }
}
