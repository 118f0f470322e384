package io.callmesh.gateway.tool.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// An order system on a real port.
public final class FakeOffice implements AutoCloseable {

    /// @param path as it came, still escaped
    /// @param left of the turn, in milliseconds; empty when that was not told
    /// @param token as `Authorization` has it
    public record Asked(String method, String path, String body, String key, String left, String token) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final HttpServer server;

    public FakeOffice() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// How often an order was to be cancelled.
    public long cancellations() {
        return asked.stream().filter(one -> one.path().endsWith("/cancel")).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body, key == null ? "" : key,
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Callmesh-Turn-Budget-Ms"), ""),
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "")));
        switch (exchange.getRequestURI().getRawPath()) {
            case "/orders/4271" -> send(exchange, 200, "{\"status\":\"shipped\"}");
            case "/orders/4271/cancel" -> send(exchange, 200, "");
            case "/orders/1138/cancel" -> send(exchange, 409, "{\"why\":\"delivered\"}");
            case "/orders/0000" -> send(exchange, 200, "<html>");
            case "/orders/0001" -> send(exchange, 500, "{}");
            case "/orders/0002" -> send(exchange, 302, "");
            case "/orders/0003" -> send(exchange, 200, "[" + "1,".repeat(60_000) + "1]");
            case "/orders/0004", "/orders/0004/cancel" -> hang();
            case "/orders/0005", "/orders/0005/cancel" -> send(exchange, asked.size() < 3 ? 503 : 200, "{\"status\":\"shipped\"}");
            case "/orders/0006/cancel" -> exchange.close();
            case "/orders/0007/cancel" -> send(exchange, 504, "{}");
            default -> send(exchange, 404, "{}");
        }
    }

    private void hang() {
        try {
            open.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/orders/4271");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        open.countDown();
        server.stop(0);
    }
}
