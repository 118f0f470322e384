package io.callmesh.gateway.tool.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A small MCP server of our own making (protocol 2025-06-18), with the tools `find`, `cancel` and `say`: over streamable
/// HTTP, or as a program on standard input and output.
public final class TestServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> called = new CopyOnWriteArrayList<>();
    final List<String> authorized = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final HttpServer server;

    TestServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mcp", this::answer);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
    }

    /// The program: one message a line.
    public static void main(String[] args) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.err.println("ready");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var answer = answer(JSON.readTree(line), Objects.requireNonNullElse(System.getenv("OFFICE_NAME"), ""));
            answer.ifPresent(message -> IO.println(message.toString()));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(exchange.getRequestMethod().equals("DELETE") ? 200 : 405, -1);
                return;
            }
            authorized.add(Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
            var message = JSON.readTree(exchange.getRequestBody());
            if (message.path("method").asText().equals("tools/call")) called.add(message.path("params"));
            if (message.path("params").path("arguments").path("number").asText().equals("0004")) hang();
            var answer = answer(message, "");
            if (answer.isEmpty()) {
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Mcp-Session-Id", "session-1");
            var bytes = answer.get().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void hang() {
        try {
            open.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<ObjectNode> answer(JsonNode message, String office) {
        if (!message.has("id")) return Optional.empty();
        var answer = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        answer.set("id", message.path("id"));
        var result = answer.putObject("result");
        switch (message.path("method").asText()) {
            case "initialize" -> {
                result.put("protocolVersion", "2025-06-18").putObject("capabilities").putObject("tools");
                result.putObject("serverInfo").put("name", "office").put("version", "1");
            }
            case "tools/list" -> List.of("find", "cancel", "say").forEach(name -> tool(result.withArray("tools").addObject(), name));
            case "tools/call" -> call(message.path("params"), result, office);
            default -> {
                answer.remove("result");
                answer.putObject("error").put("code", -32601).put("message", "no such method");
            }
        }
        return Optional.of(answer);
    }

    private static void tool(ObjectNode tool, String name) {
        var schema = tool.put("name", name).put("description", name).putObject("inputSchema").put("type", "object");
        schema.putObject("properties").putObject("number").put("type", "string").put("maxLength", 8);
        schema.putArray("required").add("number");
    }

    private static void call(JsonNode params, ObjectNode result, String office) {
        String number = params.path("arguments").path("number").asText();
        boolean known = number.equals("4271");
        String text = params.path("name").asText().equals("say") ? "It is sunny." : known ? "{\"status\":\"shipped\",\"office\":\"" + office + "\"}" : "no such order";
        result.putArray("content").addObject().put("type", "text").put("text", text);
        result.put("isError", !known);
    }

    @Override
    public void close() {
        open.countDown();
        server.stop(0);
    }
}
