package io.callmesh.gateway.line.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.rtp.Pacer;
import io.callmesh.gateway.line.rtp.RtpCounts;
import io.callmesh.gateway.line.rtp.RtpPorts;
import io.callmesh.gateway.line.rtp.RtpStream;
import io.callmesh.gateway.line.sip.wire.HandAlarms;
import io.callmesh.gateway.line.sip.wire.HeardPath;
import io.callmesh.gateway.line.sip.wire.SourceLimit;
import io.callmesh.gateway.line.sip.wire.Transactions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What does not break us. Nothing here is a message that a decent telephone sends.
class HostileTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    @Test
    void everyMalformedMessageIsSurvivedAndTheNextGoodOneAnswered() throws Exception {
        // Given
        var cases = Malformations.all();
        var lost = new ArrayList<String>();

        // When
        try (var exchange = new Exchange(); var phone = new TestPhone(exchange.server.port())) {
            for (var malformed : cases.entrySet()) {
                phone.send(java.util.Arrays.copyOf(malformed.getValue(), Math.min(65_000, malformed.getValue().length)));
                if (!phone.answers()) lost.add(malformed.getKey());
            }
        }

        // Then
        assertThat(cases).hasSizeGreaterThan(475);
        assertThat(lost).isEmpty();
    }

    @Test
    void aLiveCallIsNotDisturbedByTwentyThousandDatagrams() throws Exception {
        try (var exchange = new Exchange(20.0); var caller = new TestPhone(exchange.server.port()); var stranger = new TestPhone(exchange.server.port())) {
            // Given
            assertThat(caller.call("echo").status()).isEqualTo(200);
            await().atMost(LONG).until(() -> exchange.host.loud.get() > 10);
            var random = new Random(2);
            int threads = Thread.activeCount();
            caller.gaps();

            // When
            for (int i = 0; i < 20_000; i++) stranger.send(Malformations.some(random, i));

            // Then
            await().atMost(LONG).until(() -> answers(exchange));
            var gaps = caller.gaps().stream().sorted().toList();
            assertThat(gaps.get(gaps.size() / 2)).describedAs("median gap in ms of " + gaps.size()).isBetween(15.0, 25.0);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 1);
            assertThat(caller.bye().status()).isEqualTo(200);
            assertThat(exchange.pacer.faults()).isZero();
        }
    }

    /// Asked by a telephone whose ears are not full yet.
    private static boolean answers(Exchange exchange) throws IOException {
        try (var probe = new TestPhone(exchange.server.port())) {
            return probe.answers();
        }
    }

    @Test
    void eightyThousandMessagesLeaveNothingBehind() throws Exception {
        // Given
        var alarms = new HandAlarms();
        var caller = new HeardPath("127.0.0.1", 5_070, false);
        var random = new Random(3);
        try (var pacer = new Pacer()) {
            var listen = new InetSocketAddress(Exchange.local(), 5_060);
            var sound = new SipServer.Sound(RtpPorts.any(Exchange.local()), pacer, new RtpCounts(), new ToneLines(Set.of()));
            var board = new Switchboard(new Trunks(List.of(), listen, InstantSource.system()), new EchoHost(), sound, RtpStream.Patience.USUAL, alarms, (_, arrival) -> arrival, new SipCounts());
            var transactions = new Transactions(alarms, board, _ -> caller, new SourceLimit(1e6, 1e6, System::nanoTime), 100_000);
            board.serve(transactions);
            long before = used();

            // When
            for (int i = 0; i < 80_000; i++) {
                var message = Malformations.some(random, i);
                transactions.received(message, message.length, caller);
                if (i % 500 != 499) continue;
                caller.sent.clear();
                alarms.pass(Duration.ofMinutes(2));
                board.hangUp();
            }
            await().atMost(LONG).until(() -> board.calls() == 0);
            alarms.pass(Duration.ofMinutes(2));
            caller.sent.clear();

            // Then
            assertThat(transactions.count()).isZero();
            assertThat(transactions.troubles().getFirst()).isPositive();
            assertThat(pacer.calls()).isZero();
            assertThat(pacer.faults()).isZero();
            assertThat(used() - before).describedAs("bytes more than before").isLessThan(8_000_000);
        }
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
