package io.callmesh.gateway.tool.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.gateway.tool.Secrets;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// One MCP server, connected to when it is first needed and again after it was lost. Safe for many threads.
public final class McpServer implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5), LONGEST_REQUEST = Duration.ofSeconds(30);

    /// The SDK's own list for programs holds the first only, though nothing that tools need has changed since.
    private static final List<String> VERSIONS = List.of("2024-11-05", "2025-03-26", "2025-06-18");

    private final McpAddress address;
    private final Secrets secrets;
    private final ReentrantLock connecting = new ReentrantLock();
    private Optional<Connection> connection = Optional.empty();

    /// @param tools as the server described them when the connection was made
    record Connection(McpSyncClient client, Map<String, Tool> tools) {}

    public McpServer(McpAddress address, Secrets secrets) {
        this.address = address;
        this.secrets = secrets;
    }

    /// @throws RuntimeException of whatever kind the SDK throws when there is no server
    Connection connected() {
        connecting.lock();
        try {
            if (connection.isEmpty()) connection = Optional.of(connect());
            return connection.get();
        } finally {
            connecting.unlock();
        }
    }

    /// Has the next call connect anew, if this is still the connection.
    void lost(Connection broken) {
        connecting.lock();
        try {
            if (connection.filter(now -> now.client() == broken.client()).isEmpty()) return;
            connection = Optional.empty();
        } finally {
            connecting.unlock();
        }
        broken.client().close();
    }

    private Connection connect() {
        var client = McpClient.sync(transport()).requestTimeout(LONGEST_REQUEST).initializationTimeout(CONNECT)
                .clientInfo(new Implementation("callmesh", "0.1.0")).jsonSchemaValidator(new DefaultJsonSchemaValidator()).build();
        try {
            client.initialize();
            var tools = client.listTools().tools().stream().collect(Collectors.toMap(Tool::name, tool -> tool, (first, _) -> first));
            return new Connection(client, Map.copyOf(tools));
        } catch (RuntimeException unusable) {
            client.close();
            throw unusable;
        }
    }

    private McpClientTransport transport() {
        var json = new JacksonMcpJsonMapper(new ObjectMapper());
        return switch (address) {
            case McpAddress.Remote(var url, var headers) -> remote(URI.create(url), headers, json);
            case McpAddress.Program(var command, var environment) -> program(command, environment, json);
        };
    }

    private McpClientTransport remote(URI url, Map<String, String> headers, JacksonMcpJsonMapper json) {
        return HttpClientStreamableHttpTransport.builder(url.resolve("/").toString()).endpoint(url.getRawPath()).jsonMapper(json).connectTimeout(CONNECT)
                .customizeClient(client -> client.followRedirects(HttpClient.Redirect.NEVER))
                .httpRequestCustomizer((request, _, _, _, _) -> headers.forEach((name, value) -> request.setHeader(name, secrets.fill(value))))
                .build();
    }

    /// What it writes to its standard error is its own business.
    private McpClientTransport program(List<String> command, Map<String, String> environment, JacksonMcpJsonMapper json) {
        var filled = new TreeMap<String, String>();
        environment.forEach((name, value) -> filled.put(name, secrets.fill(value)));
        var parameters = ServerParameters.builder(command.getFirst()).args(command.subList(1, command.size())).env(filled).build();
        var transport = new StdioClientTransport(parameters, json) {
            @Override
            public List<String> protocolVersions() {
                return VERSIONS;
            }
        };
        transport.setStdErrorHandler(_ -> { });
        return transport;
    }

    @Override
    public void close() {
        connecting.lock();
        try {
            connection.ifPresent(open -> open.client().close());
            connection = Optional.empty();
        } finally {
            connecting.unlock();
        }
    }
}
