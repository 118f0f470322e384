package io.callmesh.gateway.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.assistant.DeclaredTool;
import io.callmesh.gateway.assistant.DeclaredTool.Means;
import io.callmesh.gateway.tool.Secrets;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.gateway.tool.Toolbox;
import io.callmesh.gateway.tool.http.HttpRequestPattern;
import io.callmesh.gateway.tool.http.HttpTool;
import io.callmesh.gateway.tool.mcp.McpAddress;
import io.callmesh.gateway.tool.mcp.McpServer;
import io.callmesh.gateway.tool.mcp.McpTool;
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
final class DialogueTools implements Toolbox, AutoCloseable {

    private static final Pattern ENDPOINT = Pattern.compile("^\\{(\\w+)}");
    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final Map<String, Map<String, Tool>> declared = new HashMap<>();
    private final Map<String, Tool> written = new HashMap<>();
    private final Map<McpAddress, McpServer> servers = new HashMap<>();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Outside outside;

    /// What the operator knows and packs do not.
    ///
    /// @param endpoints URLs by the name that packs use
    /// @param mcp       MCP servers by the name that packs use
    record Outside(Map<String, String> endpoints, Map<String, McpAddress> mcp, Secrets secrets) {}

    /// @throws MeshException with `BadInput` when a pack names an endpoint, a server, a secret or a tool that is not there
    DialogueTools(Assistants assistants, Iterable<Tool> written, Outside outside) {
        this.outside = outside;
        written.forEach(tool -> this.written.put(tool.spec().name(), tool));
        for (var assistant : assistants.all()) declared.put(assistant.id(), tools(assistant));
    }

    @Override
    public Tool tool(String assistant, String name) {
        var tool = declared.getOrDefault(assistant, Map.of()).getOrDefault(name, written.get(name));
        if (tool == null) throw new MeshException(new Fault.NotFound("tool", name, "TOOL_UNKNOWN"));
        return tool;
    }

    private Map<String, Tool> tools(Assistant assistant) {
        var tools = new HashMap<String, Tool>();
        assistant.tools().forEach((name, tool) -> tools.put(name, tool(tool)));
        return tools;
    }

    private Tool tool(DeclaredTool tool) {
        var schemas = tool.arguments().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, schema -> text(schema.getValue())));
        var spec = new ToolSpec(tool.name(), schemas, tool.timeout(), tool.readOnly(), tool.confirm(), tool.idempotent());
        return switch (tool.means()) {
            case Means.Http http -> new HttpTool(spec, new HttpRequestPattern(http.method(), located(tool.name(), http.url()), http.headers(), http.body(), tool.optional(),
                    http.outcomes(), tool.result(), tool.retries()), client, outside.secrets());
            case Means.Mcp mcp -> new McpTool(spec, servers.computeIfAbsent(address(tool.name(), mcp), at -> new McpServer(at, outside.secrets())), mcp.tool(), tool.result());
        };
    }

    private static String text(JsonNode schema) {
        return schema.toString();
    }

    private McpAddress address(String tool, Means.Mcp mcp) {
        mcp.headers().values().forEach(outside.secrets()::fill);
        if (!mcp.url().isEmpty()) return new McpAddress.Remote(located(tool, mcp.url()), mcp.headers());
        var known = outside.mcp().get(mcp.server());
        if (known == null) throw missing("callmesh.mcp.\"" + mcp.server() + "\"", tool);
        return known;
    }

    private String located(String tool, String url) {
        var endpoint = ENDPOINT.matcher(url);
        if (!endpoint.find()) return url;
        var base = outside.endpoints().get(endpoint.group(1));
        if (base == null) throw missing("callmesh.tool.endpoint.\"" + endpoint.group(1) + "\"", tool);
        return endpoint.replaceFirst(Matcher.quoteReplacement(base.replaceAll("/$", "")));
    }

    private static MeshException missing(String key, String tool) {
        return new MeshException(new Fault.BadInput(key, "expected for the tool " + tool));
    }

    @Override
    public void close() {
        servers.values().forEach(McpServer::close);
    }
}
