package io.callmesh.gateway.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A language model written by hand, behind an endpoint that speaks as OpenAI's does: it answers what a test says for words that the
/// last message holds, else `UNKNOWN`.
final class ChoosingModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Map<String, String> answers;

    ChoosingModel(Map<String, String> answers) throws IOException {
        this.answers = Map.copyOf(answers);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private void answer(HttpExchange exchange) throws IOException {
        var messages = JSON.readTree(exchange.getRequestBody()).path("messages");
        String last = messages.path(messages.size() - 1).path("content").asText();
        asked.add(last);
        String said = answers.entrySet().stream().filter(answer -> last.contains(answer.getKey())).map(Map.Entry::getValue).findFirst().orElse("UNKNOWN");
        var delta = JSON.createObjectNode();
        delta.putArray("choices").addObject().put("index", 0).putObject("delta").put("content", said);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(("data: " + delta + "\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
