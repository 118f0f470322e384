package io.callmesh.backstage.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackOfficeTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private BackOffice office;

    @BeforeEach
    void open() throws Exception {
        office = BackOffice.start(0);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
        client.close();
    }

    @Test
    void knowsItsOrders() throws Exception {
        // When
        var shipped = get("/orders/4271");

        // Then
        assertThat(shipped.statusCode()).isEqualTo(200);
        assertThat(json(shipped).toString()).isEqualTo("{\"number\":\"4271\",\"status\":\"shipped\",\"item\":\"two-person tent\","
                + "\"total\":\"189.00\",\"currency\":\"USD\",\"due\":\"2026-11-27\",\"carrier\":\"Northwind Parcel\"}");
        assertThat(json(get("/orders/4272")).path("status").asText()).isEqualTo("packing");
        assertThat(json(get("/orders/1138")).path("status").asText()).isEqualTo("delivered");
        assertThat(get("/orders/9001").statusCode()).isEqualTo(404);
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void oneOrderIsFoundTooLateForACaller() {
        var hasty = HttpRequest.newBuilder(URI.create(office.url() + "/orders/8008")).timeout(Duration.ofMillis(300)).build();

        assertThatThrownBy(() -> client.send(hasty, HttpResponse.BodyHandlers.discarding())).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void tellsWhatWasAskedForAndDoneUnderEachKey() throws Exception {
        // Given
        post("/orders/4272/cancel", "", "key-1");
        post("/orders/4272/cancel", "", "key-1");
        post("/orders/4271/cancel", "", "key-2");

        // When
        var changes = json(get("/changes"));

        // Then
        assertThat(changes.toString()).isEqualTo("[{\"key\":\"key-1\",\"request\":\"POST /orders/4272/cancel\",\"wish\":\"0\",\"asked\":2,\"done\":1,\"refused\":0},"
                + "{\"key\":\"key-2\",\"request\":\"POST /orders/4271/cancel\",\"wish\":\"0\",\"asked\":1,\"done\":0,\"refused\":1}]");
    }

    @Test
    void aResetMakesAllAsItWasAtFirst() throws Exception {
        // Given
        post("/orders/4272/cancel", "", "key-1");
        post("/call-backs", "{\"message\":\"hello\"}", "");

        // When
        int status = post("/reset", "", "").statusCode();

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(json(get("/orders/4272")).path("status").asText()).isEqualTo("packing");
        assertThat(json(get("/call-backs"))).isEmpty();
        assertThat(post("/orders/4272/cancel", "", "key-1").statusCode()).isEqualTo(200);
        assertThat(json(get("/orders/4272")).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void cancelsOnlyWhatHasNotLeftTheHouse() throws Exception {
        assertThat(post("/orders/4272/cancel", "", "").statusCode()).isEqualTo(200);
        assertThat(json(get("/orders/4272")).path("status").asText()).isEqualTo("cancelled");
        assertThat(post("/orders/4271/cancel", "", "").statusCode()).isEqualTo(409);
        assertThat(post("/orders/1138/cancel", "", "").statusCode()).isEqualTo(409);
        assertThat(post("/orders/9001/cancel", "", "").statusCode()).isEqualTo(404);
        assertThat(json(get("/orders/4271")).path("status").asText()).isEqualTo("shipped");
    }

    @Test
    void movesADelivery() throws Exception {
        assertThat(json(post("/orders/4272/delivery", "{\"day\":\"2026-12-01\"}", "")).path("due").asText()).isEqualTo("2026-12-01");
        assertThat(json(post("/orders/4272/delivery", "{\"day\":\"Friday\"}", "")).path("due").asText()).isEqualTo("2026-11-27");
        assertThat(json(get("/orders/4272")).path("due").asText()).isEqualTo("2026-11-27");
        assertThat(post("/orders/4271/delivery", "{\"day\":\"friday\"}", "").statusCode()).isEqualTo(409);
        assertThat(post("/orders/9001/delivery", "{\"day\":\"friday\"}", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theSameKeyIsActedOnOnceAndAnsweredAlike() throws Exception {
        // Given
        var first = post("/call-backs", "{\"message\":\"please ring\"}", "k1");

        // When
        var second = post("/call-backs", "{\"message\":\"please ring\"}", "k1");
        var other = post("/call-backs", "{\"message\":\"please ring\"}", "k2");

        // Then
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.body()).isNotEqualTo(first.body());
        assertThat(json(get("/call-backs"))).hasSize(2);
        assertThat(json(post("/orders/4272/cancel", "", "k1")).path("field").asText()).isEqualTo("Idempotency-Key");
    }

    @Test
    void recommendsForAUse() throws Exception {
        assertThat(json(get("/recommendations?for=camping")).path("items").get(0).asText()).isEqualTo("two-person tent");
        assertThat(get("/recommendations?for=deep%20sea%20diving").statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhichFieldIsWrong() throws Exception {
        assertThat(rejected(get("/orders/42a1"))).isEqualTo("number");
        assertThat(rejected(post("/orders/4272/delivery", "{\"day\":\"someday\"}", ""))).isEqualTo("day");
        assertThat(rejected(post("/orders/4272/delivery", "{\"day\":\"2026-11-01\"}", ""))).isEqualTo("day");
        assertThat(rejected(post("/orders/4272/delivery", "{\"day\":7}", ""))).isEqualTo("day");
        assertThat(rejected(post("/call-backs", "{}", ""))).isEqualTo("message");
        assertThat(rejected(post("/call-backs", "{\"message\":\"%s\"}".formatted("x".repeat(1001)), ""))).isEqualTo("message");
        assertThat(rejected(post("/call-backs", "{\"message\":\"hello\",\"order\":\"42\"}", ""))).isEqualTo("order");
        assertThat(rejected(post("/call-backs", "[1", ""))).isEqualTo("body");
        assertThat(rejected(get("/recommendations"))).isEqualTo("for");
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    private String rejected(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(400);
        return json(answer).path("field").asText();
    }

    private JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(office.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(office.url() + path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) request.header("Idempotency-Key", key);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
