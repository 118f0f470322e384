package io.callmesh.gateway.line.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callmesh.audio.Wav;
import io.callmesh.runtime.softphone.Baresip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two gateways behind Kamailio, called by baresip. Skipped where either is not installed.
class KamailioTest {

    private static final int RATE_HZ = 8_000, SECONDS = 30;

    @TempDir
    private Path folder;

    @BeforeEach
    void needBoth() {
        assumeTrue(Kamailio.installed() && Baresip.installed(), "SKIPPED: kamailio or baresip is not installed (Debian: kamailio, baresip-core), so no router of others was tried");
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(15));
    }

    private Path voice() throws IOException {
        var samples = new short[SECONDS * RATE_HZ];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / RATE_HZ));
        return Files.write(folder.resolve("voice.wav"), new Wav(samples, RATE_HZ).encode());
    }

    @Test
    void callsGoThroughItAreHeldAndEndFromEitherSideAndAvoidAGatewayThatStops() throws Exception {
        try (var one = new Exchange(); var two = new Exchange(); var router = new Kamailio(folder, one.server.port(), two.server.port()); var phone = new Baresip(folder, voice())) {
            // When: the caller holds, resumes and hangs up
            phone.command("dial", "sip:echo@127.0.0.1:" + router.port());
            soon().until(() -> loud(one, two) > 25);
            phone.command("hold", "");
            soon().until(() -> phone.messages("INVITE sip:") == 2 && phone.messages("SIP/2.0 200 OK") >= 2);
            int held = loud(one, two);
            phone.command("resume", "");
            soon().until(() -> loud(one, two) > held + 25);
            phone.command("hangup", "");
            soon().until(() -> over(one, two) == 1 && one.server.calls() + two.server.calls() == 0);

            // When: we hang up
            phone.command("dial", "sip:bye@127.0.0.1:" + router.port());
            soon().until(() -> over(one, two) == 2 && one.server.calls() + two.server.calls() == 0);
            assertThat(phone.messages("BYE sip:")).as("one each way").isEqualTo(2);

            // When: a gateway stops
            one.server.drain(Duration.ZERO);
            int before = two.host.openings.size();
            for (int call = 1; call <= 2; call++) {
                int calls = call;
                phone.command("dial", "sip:bye@127.0.0.1:" + router.port());
                soon().until(() -> two.host.over.get() >= before + calls && two.server.calls() == 0);
            }

            // Then
            assertThat(two.host.openings).hasSize(before + 2);
        }
    }

    @Test
    void aCallThatIsTakenBackIsCancelledThroughIt() throws Exception {
        try (var exchange = new Exchange(); var router = new Kamailio(folder, exchange.server.port()); var phone = new Baresip(folder, voice())) {
            phone.command("dial", "sip:slow@127.0.0.1:" + router.port());
            soon().until(() -> phone.messages("SIP/2.0 180 Ringing") == 1);
            phone.command("hangup", "");
            soon().until(() -> phone.messages("SIP/2.0 487") == 1);
            exchange.host.ringing.countDown();
            soon().until(() -> exchange.server.calls() == 0);
        }
    }

    private static int loud(Exchange one, Exchange two) {
        return one.host.loud.get() + two.host.loud.get();
    }

    private static int over(Exchange one, Exchange two) {
        return one.host.over.get() + two.host.over.get();
    }
}
