package io.callmesh.backstage.office;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The demonstration's order system, its bank and its clinic over HTTP, on loopback.
///
/// `GET /orders/{number}` · `POST /orders/{number}/cancel` · `POST /orders/{number}/delivery {"day"}` ·
/// `POST /orders/{number}/address {"address"}` · `POST /orders/{number}/updates {"email"}` ·
/// `GET /recommendations?for=…` · `POST /call-backs {"phone","message","order"}` · `GET /call-backs` · `GET /health`; `GET /openapi.json` describes the
/// first five. The bank:
/// `POST /bank/identity {"postcode","born","name"}` gives the `{id}` of `GET /bank/customers/{id}/accounts|payments` and
/// `POST /bank/customers/{id}/cards/freeze|cards/replace {"card"}`, `…/transfers {"route","amount","day"}`, `…/reports {"payment"}`.
/// The clinic: `POST /clinic/identity {"number","born"}`, `GET /clinic/openings`, `GET /clinic/patients/{number}/plan|appointment`,
/// `POST /clinic/patients/{number}/appointment/move {"offer"}|appointment/cancel|refill`. `GET /changes` tells what was asked for and done under each key. `POST /reset` begins anew. Changes honor an `Idempotency-Key`: the same key gets the same answer and is acted on once. 400 names the field, 404 is an unknown order, 409 is what
/// cannot be done any more.
public final class BackOffice implements AutoCloseable {

    private static final int LONGEST_BODY_BYTES = 16_384;
    private static final Duration SLOW = Duration.ofSeconds(5);

    private final HttpServer server;
    private final ExecutorService threads;
    private final Books books;
    private final Desk desk;

    private BackOffice(HttpServer server, ExecutorService threads, Books books) {
        this.server = server;
        this.threads = threads;
        this.books = books;
        this.desk = new Desk(books);
    }

    /// Opens on a port (0: a free one).
    public static BackOffice start(int port) throws IOException, SQLException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var office = new BackOffice(server, Executors.newVirtualThreadPerTaskExecutor(), Books.open());
        server.setExecutor(office.threads);
        server.createContext("/", office::handle);
        server.start();
        return office;
    }

    /// `http://127.0.0.1:8090`
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() throws SQLException {
        server.stop(0);
        threads.close();
        books.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            var request = request(exchange);
            if (request.path().equals(List.of("orders", Seed.SLOW))) Thread.sleep(SLOW);
            return desk.serve(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Json.answer(503, Map.of("error", "closing"));
        } catch (Rejected e) {
            return Json.answer(400, Map.of("error", "expected " + e.getMessage(), "field", e.field()));
        } catch (SQLException | RuntimeException e) {
            return Json.answer(500, Map.of("error", "the books cannot be read"));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static Request request(HttpExchange exchange) throws IOException, Rejected {
        var body = exchange.getRequestBody().readNBytes(LONGEST_BODY_BYTES + 1);
        if (body.length > LONGEST_BODY_BYTES) throw new Rejected("body", "at most " + LONGEST_BODY_BYTES + " bytes");
        var uri = exchange.getRequestURI();
        return new Request(exchange.getRequestMethod(), segments(uri.getPath()), query(uri.getRawQuery()), Json.object(body),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
    }

    private static Map<String, String> query(String raw) {
        var values = new HashMap<String, String>();
        if (raw == null) return values;
        for (var pair : raw.split("&")) {
            var parts = pair.split("=", 2);
            values.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
