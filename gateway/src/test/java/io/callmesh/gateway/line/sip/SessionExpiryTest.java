package io.callmesh.gateway.line.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.rtp.HandPace;
import io.callmesh.gateway.line.rtp.RtpCounts;
import io.callmesh.gateway.line.rtp.RtpPorts;
import io.callmesh.gateway.line.rtp.RtpStream;
import io.callmesh.gateway.line.sip.wire.HandAlarms;
import io.callmesh.gateway.line.sip.wire.HeardPath;
import io.callmesh.gateway.line.sip.wire.Letters;
import io.callmesh.gateway.line.sip.wire.SourceLimit;
import io.callmesh.gateway.line.sip.wire.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A call whose other side has vanished: it ends when its session timer does (RFC 4028), and not before.
class SessionExpiryTest {

    private static final String TO = "<sip:echo@127.0.0.1>", TIMER = "Session-Expires: 90;refresher=uac", SUPPORTED = "Supported: timer";

    private final HandAlarms alarms = new HandAlarms();
    private final HeardPath caller = new HeardPath("127.0.0.1", 5_070, true);
    private final EchoHost host = new EchoHost();
    private final Switchboard switchboard = new Switchboard(new Trunks(List.of(), caller.local(), InstantSource.system()), host,
            new SipServer.Sound(RtpPorts.any(Exchange.local()), new HandPace(), new RtpCounts(), new ToneLines(Set.of())), RtpStream.Patience.USUAL, alarms, (_, arrival) -> arrival, new SipCounts());
    private final Transactions transactions = new Transactions(alarms, switchboard, _ -> caller, new SourceLimit(10, 10, () -> 0), 100);

    private void arrives(String method, String to, int sequence, String body, String... more) {
        var bytes = Letters.text(method, method + sequence, to, sequence, body, more).replace("sip:retail@", "sip:echo@").getBytes(StandardCharsets.UTF_8);
        transactions.received(bytes, bytes.length, caller);
    }

    /// @return the other side's name of the call
    private String called() {
        switchboard.serve(transactions);
        arrives("INVITE", TO, 1, Letters.SDP, TIMER, SUPPORTED);
        await().until(() -> caller.starts().contains("SIP/2.0 200 OK"));
        var answer = caller.sent.get(caller.starts().indexOf("SIP/2.0 200 OK"));
        assertThat(answer).containsIgnoringCase("session-expires: 90;refresher=uac");
        String ours = TO + ";tag=" + answer.replaceAll("(?s).*\r\nTo: [^\r]*;tag=([0-9a-f]+).*", "$1");
        arrives("ACK", ours, 1, "");
        return ours;
    }

    private long byes() {
        return caller.starts().stream().filter(start -> start.startsWith("BYE ")).count();
    }

    @Test
    void aCallWithoutASignOfLifeIsHungUpBeforeItsTimeIsOver() {
        // Given
        called();

        // When
        alarms.pass(Duration.ofSeconds(59));

        // Then
        assertThat(byes()).isZero();

        // When
        alarms.pass(Duration.ofSeconds(1));

        // Then
        assertThat(byes()).isEqualTo(1);
        await().until(() -> switchboard.calls() == 0 && host.over.get() == 1);
    }

    @Test
    void aSignOfLifeBeginsTheTimeAnew() {
        // Given
        String ours = called();
        alarms.pass(Duration.ofSeconds(45));

        // When
        arrives("UPDATE", ours, 2, "", TIMER, SUPPORTED);
        alarms.pass(Duration.ofSeconds(59));

        // Then
        assertThat(byes()).isZero();
        assertThat(switchboard.calls()).isEqualTo(1);

        // When
        alarms.pass(Duration.ofSeconds(1));

        // Then
        assertThat(byes()).isEqualTo(1);
        await().until(() -> switchboard.calls() == 0);
    }
}
