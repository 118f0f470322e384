package io.callmesh.gateway.line.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callmesh.audio.Wav;
import io.callmesh.runtime.softphone.Baresip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What baresip, a softphone of others, makes of us. Skipped where it is not installed.
class BaresipTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void needBaresip() {
        assumeTrue(Baresip.installed(), "SKIPPED: baresip is not installed (Debian: baresip-core), so no softphone of others was tried");
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(15));
    }

    /// Half a minute of a tone.
    private Path voice() throws Exception {
        var samples = new short[240_000];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / 8_000));
        var file = folder.resolve("voice.wav");
        Files.write(file, new Wav(samples, 8_000).encode());
        return file;
    }

    @Test
    void aSoftphoneIsHeardAndHearsPressesKeysHoldsAndResumesAndHangsUp() throws Exception {
        try (var exchange = new Exchange(); var phone = new Baresip(folder, voice())) {
            // When
            phone.command("dial", "sip:echo@127.0.0.1:" + exchange.server.port());
            soon().until(() -> exchange.host.loud.get() > 25);
            phone.command("sndcode", "7");
            soon().until(() -> exchange.host.keys.contains("7"));
            phone.command("sndcode", "3");
            soon().until(() -> exchange.host.keys.contains("3"));
            phone.command("hold", "");
            soon().until(() -> phone.messages("INVITE sip:") == 2 && phone.messages("SIP/2.0 200 OK") >= 2);
            int held = exchange.host.loud.get();
            phone.command("resume", "");
            soon().until(() -> exchange.host.loud.get() > held + 25);
            phone.command("hangup", "");
            soon().until(() -> exchange.host.over.get() == 1 && exchange.server.calls() == 0);

            // Then
            assertThat(exchange.host.keys).containsExactly("7", "3");
            assertThat(phone.messages("INVITE sip:")).describedAs("one call, one hold, one resume").isEqualTo(3);
            assertThat(phone.messages("BYE sip:")).isEqualTo(1);
        }
        assertThat(Files.size(soonest())).describedAs("bytes that it heard").isGreaterThan(8_000);
    }

    private Path soonest() throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-dec.wav")).findFirst().orElseThrow();
        }
    }

    @Test
    void aSoftphoneLetsUsTransferItAndWeDeclineItsOwn() throws Exception {
        try (var exchange = new Exchange(); var phone = new Baresip(folder, voice())) {
            // Given
            exchange.host.desk = "sip:echo@127.0.0.1:" + exchange.server.port();
            phone.command("dial", "sip:echo@127.0.0.1:" + exchange.server.port());
            soon().until(() -> exchange.host.loud.get() > 10);

            // When
            phone.command("transfer", "sip:somebody@127.0.0.1:9");
            soon().until(() -> phone.messages("SIP/2.0 603 Decline") == 1);
            phone.command("hangup", "");
            soon().until(() -> exchange.server.calls() == 0);
            phone.command("dial", "sip:desk@127.0.0.1:" + exchange.server.port());

            // Then
            soon().until(() -> exchange.host.transfers.size() == 1);
            assertThat(exchange.host.transfers).containsExactly(true);
            assertThat(phone.messages("REFER sip:")).isEqualTo(2);
            soon().until(() -> exchange.host.openings.stream().filter(opening -> opening.assistant().equals("echo")).count() == 2);
        }
    }

    @Test
    void weHangUpOnASoftphone() throws Exception {
        try (var exchange = new Exchange(); var phone = new Baresip(folder, voice())) {
            phone.command("dial", "sip:bye@127.0.0.1:" + exchange.server.port());
            soon().until(() -> phone.events().contains("CALL_CLOSED"));
            assertThat(phone.messages("BYE sip:")).isEqualTo(1);
        }
    }
}
