package io.callmesh.llm.engine.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// A chat endpoint that answers what a test tells it to, on a free port.
final class ChatEndpoint implements AutoCloseable {

    final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    final BlockingQueue<String> keys = new LinkedBlockingQueue<>();
    /// Counted down when a stalling answer finds its reader gone.
    final CountDownLatch left = new CountDownLatch(1);

    private final HttpServer server;
    private final BlockingQueue<Integer> first = new LinkedBlockingQueue<>();
    private volatile int status = 200;
    private volatile List<String> chunks = List.of();
    private volatile boolean stalling;

    ChatEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
    }

    void answers(String... data) {
        chunks = List.of(data);
    }

    void says(String... words) {
        var data = new java.util.ArrayList<String>();
        for (var word : words) data.add("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + word + "\"},\"finish_reason\":null}]}");
        data.add("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
        data.add("{\"choices\":[],\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":" + words.length + "}}");
        data.add("[DONE]");
        chunks = data;
    }

    void refuses(int with) {
        status = with;
    }

    /// Once each, before it answers as it otherwise would.
    void refusesFirst(Integer... with) {
        first.addAll(List.of(with));
    }

    /// After its chunks it sends comments for ever.
    void stalls() {
        stalling = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        var refusal = first.poll();
        exchange.sendResponseHeaders(refusal == null ? status : refusal, 0);
        try (var out = exchange.getResponseBody()) {
            for (var chunk : chunks) {
                out.write(("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            while (stalling) {
                out.write(": waiting\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException gone) {
            left.countDown();
        }
    }

    @Override
    public void close() {
        stalling = false;
        server.stop(0);
    }
}
