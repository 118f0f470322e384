package io.callmesh.gateway.line.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.gateway.line.sip.wire.Letters;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What does not break us over connections.
class HostileTcpTest {

    private static final String HEAD = Letters.text("INVITE", "t", "<sip:slow@127.0.0.1>", 1, "").replace("Content-Length: 0\r\n\r\n", "");
    private static final Duration LONG = Duration.ofSeconds(10);

    private static Socket connect(Exchange exchange) throws IOException {
        var socket = new Socket(Exchange.local(), exchange.server.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    /// @return how many bytes were taken before the connection was cut
    private static long push(Exchange exchange, String head, String unit, int times) throws IOException {
        long sent = 0;
        try (var socket = connect(exchange)) {
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            var bytes = unit.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times; i++) {
                out.write(bytes);
                sent += bytes.length;
            }
            while (socket.getInputStream().read() >= 0) { }
            return sent;
        } catch (IOException cut) {
            return sent;
        }
    }

    private static void assertAnswers(Exchange exchange) throws IOException {
        try (var phone = new TestPhone(exchange.server.port()); var socket = connect(exchange)) {
            assertThat(phone.answers()).isTrue();
            socket.getOutputStream().write(Letters.text("OPTIONS", "o", "<sip:a@b>", 1, "").replace("/UDP", "/TCP").getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(14), StandardCharsets.UTF_8)).isEqualTo("SIP/2.0 200 OK");
        }
    }

    @ParameterizedTest
    @CsvSource({"2147483647", "500000000", "999999", "70000"})
    void aBodyOfMoreThanWeTakeIsCut(String length) throws Exception {
        try (var exchange = new Exchange()) {
            assertThat(push(exchange, HEAD + "Content-Length: " + length + "\r\n\r\n", "x".repeat(100_000), 1_000)).isLessThan(50_000_000);
            assertAnswers(exchange);
        }
    }

    @ParameterizedTest
    @CsvSource({"A", "X-A: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\\r\\n", "(", "<sip:a@b>"})
    void aHeaderWithoutAnEndIsCut(String unit) throws Exception {
        try (var exchange = new Exchange()) {
            var text = unit.replace("\\r\\n", "\r\n");
            assertThat(push(exchange, HEAD, text.repeat(100_000 / text.length()), 1_000)).isLessThan(50_000_000);
            assertAnswers(exchange);
        }
    }

    @Test
    void garbageIsCutOrRefused() throws Exception {
        try (var exchange = new Exchange()) {
            var garbage = new byte[25_600];
            for (int i = 0; i < garbage.length; i++) garbage[i] = (byte) i;
            try (var socket = connect(exchange)) {
                socket.getOutputStream().write(garbage);
            }
            push(exchange, HEAD + "Content-Length: -1\r\n\r\n", "x", 1);
            assertAnswers(exchange);
        }
    }

    @Test
    void halfOpenConnectionsCostNoThreadsAndNoMoreAreHeldThanAllowed() throws Exception {
        var sockets = new ArrayList<Socket>();
        try (var exchange = new Exchange(Exchange.settings(2_000, Duration.ofMinutes(1)))) {
            // Given
            int threads = Thread.activeCount();

            // When
            for (int i = 0; i < 320; i++) {
                sockets.add(connect(exchange));
                begin(sockets.getLast());
            }

            // Then
            await().atMost(LONG).until(() -> exchange.server.connections() == Exchange.CONNECTIONS);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 3);
            for (var socket : sockets) socket.close();
            await().atMost(LONG).until(() -> exchange.server.connections() == 0);
            assertAnswers(exchange);
        }
    }

    private static void begin(Socket socket) {
        try {
            socket.getOutputStream().write("INVITE sip:x SIP/2.0\r\nVia: ".getBytes(StandardCharsets.UTF_8));
        } catch (IOException cut) {
            assertThat(cut).describedAs("one too many").isNotNull();
        }
    }

    @Test
    void aMessageThatDribblesIsCut() throws Exception {
        try (var exchange = new Exchange(); var socket = connect(exchange)) {
            socket.getOutputStream().write("INVITE".getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).describedAs("a message has 2 s").isNegative();
        }
    }

    @Test
    void aMessageMayComeInPiecesAndTwoInOne() throws Exception {
        try (var exchange = new Exchange(); var socket = connect(exchange)) {
            var message = Letters.text("OPTIONS", "p", "<sip:a@b>", 1, "").replace("/UDP", "/TCP").getBytes(StandardCharsets.UTF_8);
            var other = Letters.text("OPTIONS", "q", "<sip:a@b>", 2, "").replace("/UDP", "/TCP").getBytes(StandardCharsets.UTF_8);
            var both = Arrays.copyOf(message, message.length + other.length);
            System.arraycopy(other, 0, both, message.length, other.length);
            for (int i = 0; i < 200; i++) {
                socket.getOutputStream().write(both, i, 1);
                socket.getOutputStream().flush();
            }
            socket.getOutputStream().write(both, 200, both.length - 200);
            var answers = new StringBuilder();
            while (!answers.toString().matches("(?s).*CSeq: 1 OPTIONS.*CSeq: 2 OPTIONS.*\r\n\r\n")) answers.append((char) socket.getInputStream().read());
            assertThat(answers).contains("branch=z9hG4bKp", "branch=z9hG4bKq");
        }
    }
}
