package io.callmesh.gateway.wiring;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.assistant.HttpCall;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.gateway.tool.Toolbox;
import io.callmesh.gateway.tool.http.HttpRequestPattern;
import io.callmesh.gateway.tool.http.HttpTool;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The tools of all assistants: those that packs declare, then those written in Java.
final class DialogueTools implements Toolbox {

    private static final Pattern ENDPOINT = Pattern.compile("^\\{(\\w+)}");
    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final Map<String, Map<String, Tool>> declared = new HashMap<>();
    private final Map<String, Tool> written;
    private final Map<String, String> endpoints;

    /// @throws MeshException with `BadInput` when a pack names an endpoint or a tool that is not there
    DialogueTools(Assistants assistants, Iterable<Tool> written, Map<String, String> endpoints) {
        this.endpoints = endpoints;
        this.written = new HashMap<>();
        written.forEach(tool -> this.written.put(tool.spec().name(), tool));
        var client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();
        for (var assistant : assistants.all()) declared.put(assistant.id(), tools(assistant, client));
    }

    @Override
    public Tool tool(String assistant, String name) {
        var tool = declared.getOrDefault(assistant, Map.of()).getOrDefault(name, written.get(name));
        if (tool == null) throw new MeshException(new Fault.NotFound("tool", name, "TOOL_UNKNOWN"));
        return tool;
    }

    private Map<String, Tool> tools(Assistant assistant, HttpClient client) {
        var tools = new HashMap<String, Tool>();
        assistant.tools().forEach((name, call) -> tools.put(name, tool(call, client)));
        return tools;
    }

    private Tool tool(HttpCall call, HttpClient client) {
        var schemas = call.arguments().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, schema -> schema.getValue().toString()));
        var spec = new ToolSpec(call.name(), schemas, call.timeout(), call.readOnly(), call.confirm(), call.idempotent());
        return new HttpTool(spec, new HttpRequestPattern(call.method(), located(call), call.body(), call.outcomes()), client);
    }

    private String located(HttpCall call) {
        var endpoint = ENDPOINT.matcher(call.url());
        if (!endpoint.find()) return call.url();
        var base = endpoints.get(endpoint.group(1));
        if (base == null) {
            throw new MeshException(new Fault.BadInput("callmesh.tool.endpoint.\"" + endpoint.group(1) + "\"", "expected for the tool " + call.name()));
        }
        return endpoint.replaceFirst(Matcher.quoteReplacement(base.replaceAll("/$", "")));
    }
}
