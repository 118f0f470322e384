package io.callmesh.gateway.handoff.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.callmesh.gateway.handoff.Briefing.Kind;
import io.callmesh.gateway.handoff.BriefingJson;
import io.callmesh.gateway.handoff.BriefingJsonTest;
import io.callmesh.gateway.handoff.Queue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a desk on a real port.
class WebhookDeskTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    private final List<Map<String, String>> posted = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Integer> answers = new ArrayBlockingQueue<>(8);
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private final WebhookDesk desk = new WebhookDesk(HttpClient.newHttpClient(), name -> "secret of " + name, Duration.ofMillis(400), () -> NOW);

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        posted.add(Map.of("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), "key", headers.getFirst("Idempotency-Key"),
                "signature", String.valueOf(headers.getFirst("Callmesh-Signature")), "event", headers.getFirst("Callmesh-Event")));
        var status = answers.poll();
        if (status == null) {
            try {
                end.await();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        if (status == 302) exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Queue queue(Optional<String> secret) {
        return new Queue("service", Optional.empty(), Optional.of("http://127.0.0.1:" + server.getAddress().getPort() + "/calls"), secret, false, true, false, Duration.ofMinutes(1));
    }

    @Test
    void aBriefingIsPostedSignedAndTaken() throws Exception {
        // Given
        answers.add(202);
        var briefing = BriefingJsonTest.briefing(Kind.HAND_OFF);

        // When
        boolean told = desk.tell(queue(Optional.of("DESK")), briefing);

        // Then
        assertThat(told).isTrue();
        var one = posted.getFirst();
        assertThat(one).containsEntry("body", BriefingJson.of(briefing).toString()).containsEntry("key", briefing.id()).containsEntry("event", "hand_off");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret of DESK".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = HexFormat.of().formatHex(mac.doFinal(("1800000000." + one.get("body")).getBytes(StandardCharsets.UTF_8)));
        assertThat(one).containsEntry("signature", "t=1800000000,v1=" + signed);
    }

    @Test
    void aDeskThatFailsIsAskedAgainUnderTheSameKey() throws Exception {
        answers.addAll(List.of(503, 429, 200));

        assertThat(desk.tell(queue(Optional.empty()), BriefingJsonTest.briefing(Kind.CALL_BACK))).isTrue();

        assertThat(posted).hasSize(3).extracting(one -> one.get("key")).containsOnly("call-1-hand-off-2");
        assertThat(posted.getFirst()).containsEntry("event", "call_back").containsEntry("signature", "null");
    }

    @Test
    void aDeskThatRefusesOrSendsElsewhereIsNotAskedAgain() throws Exception {
        for (int status : new int[] {400, 302}) {
            posted.clear();
            answers.add(status);
            assertThat(desk.tell(queue(Optional.empty()), BriefingJsonTest.briefing(Kind.HAND_OFF))).isFalse();
            assertThat(posted).hasSize(1);
        }
    }

    @Test
    void aDeskThatNeverAnswersCostsThreeTriesAndNoMore() throws Exception {
        assertThat(desk.tell(queue(Optional.empty()), BriefingJsonTest.briefing(Kind.HAND_OFF))).isFalse();
        assertThat(posted).hasSize(3);
    }

    @Test
    void nobodyThereIsNoReasonToFail() throws Exception {
        server.stop(0);
        assertThat(desk.tell(queue(Optional.empty()), BriefingJsonTest.briefing(Kind.HAND_OFF))).isFalse();
    }
}
