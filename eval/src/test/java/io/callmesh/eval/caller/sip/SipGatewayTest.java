package io.callmesh.eval.caller.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.MuLaw;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Connection;
import io.callmesh.eval.caller.Opening;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SipGatewayTest {

    private static final Opening OPENING = new Opening("retail", "", new Opening.Medium.Voice(8_000));
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final FakePbx pbx;

    SipGatewayTest() throws IOException {
        pbx = new FakePbx();
    }

    @AfterEach
    void close() {
        pbx.close();
    }

    private CompletableFuture<Connection> calling(SipGateway.Identity who, String number) {
        var call = new CompletableFuture<Connection>();
        Thread.ofVirtual().start(() -> {
            try {
                call.complete(SipGateway.at("127.0.0.1", pbx.sip.getLocalPort(), who, number).call(OPENING));
            } catch (RuntimeException | InterruptedException failed) {
                call.completeExceptionally(failed);
            }
        });
        return call;
    }

    private Connection answered() throws Exception {
        var calling = calling(SipGateway.Identity.NOBODY, "");
        var invite = pbx.next("INVITE");
        pbx.respond(invite, "100 Trying", "", "");
        pbx.accept(invite);
        pbx.next("ACK");
        return calling.get(10, TimeUnit.SECONDS);
    }

    @Test
    void theInviteOffersMuLawAndKeysAndTheAckGoesTheWayThatWasRecorded() throws Exception {
        // Given
        var calling = calling(SipGateway.Identity.NOBODY, "4272");

        // When
        var invite = pbx.next("INVITE");
        pbx.accept(invite);
        var ack = pbx.next("ACK");

        // Then
        assertThat(invite).startsWith("INVITE sip:4272@127.0.0.1:" + pbx.sip.getLocalPort() + " SIP/2.0\r\n").contains("m=audio ", " RTP/AVP 0 101", "a=rtpmap:101 telephone-event/8000");
        assertThat(ack).startsWith("ACK sip:room@127.0.0.1:" + pbx.sip.getLocalPort() + ";x=1 SIP/2.0").contains("Route: <sip:two;lr>\r\nRoute: <sip:one;lr>", ";tag=pbx1", "CSeq: 1 ACK");
        calling.get(10, TimeUnit.SECONDS).close();
    }

    @Test
    void soundGoesBothWaysAndAKeyIsAnEvent() throws Exception {
        try (var call = answered()) {
            assertThat(call.take(PATIENCE).orElseThrow()).isInstanceOf(CallEvent.Opened.class);

            // When
            var samples = new short[160];
            Arrays.fill(samples, (short) 3_000);
            call.sound(samples);
            call.keys("7");

            // Then
            var voice = pbx.packets.poll(10, TimeUnit.SECONDS);
            assertThat(voice).hasSize(172);
            assertThat(voice[40]).isEqualTo(MuLaw.encode((short) 3_000));
            for (int i = 0; i < 8; i++) assertThat(pbx.packets.poll(10, TimeUnit.SECONDS)).hasSize(16).satisfies(event -> assertThat(event[12]).isEqualTo((byte) 7));
        }
    }

    @Test
    void whatComesIsHeardAndTheirGoodbyeIsAnswered() throws Exception {
        var calling = calling(SipGateway.Identity.NOBODY, "");
        var invite = pbx.next("INVITE");
        pbx.accept(invite);
        pbx.next("ACK");
        try (var call = calling.get(10, TimeUnit.SECONDS)) {
            call.take(PATIENCE);

            // When
            pbx.say(port(invite), 1, MuLaw.encode((short) 4_000));

            // Then
            assertThat(call.take(PATIENCE)).contains(new CallEvent.Saying(0, ""));
            assertThat(call.take(PATIENCE).orElseThrow()).isInstanceOfSatisfying(CallEvent.Sound.class, sound -> assertThat((int) sound.samples()[80]).isBetween(3_900, 4_100));
            pbx.send("BYE sip:caller@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:1;branch=z9hG4bKx\r\nFrom: <sip:x>;tag=pbx1\r\nTo: <sip:y>;tag=1\r\nCall-ID: " + field(invite, "Call-ID") + "\r\nCSeq: 9 BYE\r\n\r\n");
            assertThat(pbx.next("SIP/2.0")).startsWith("SIP/2.0 200").contains("9 BYE");
            CallEvent last = call.take(PATIENCE).orElseThrow();
            while (!(last instanceof CallEvent.Ended)) last = call.take(PATIENCE).orElseThrow();
            assertThat(last).isEqualTo(new CallEvent.Ended("agent_hung_up"));
        }
    }

    @Test
    void hangingUpIsAGoodbyeInTheDialog() throws Exception {
        try (var call = answered()) {
            // When
            var hanging = Thread.ofVirtual().start(() -> {
                try {
                    call.hangUp();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            var bye = pbx.next("BYE");
            pbx.respond(bye, "200 OK", "", "");

            // Then
            assertThat(hanging.join(Duration.ofSeconds(10))).isTrue();
            assertThat(bye).contains("CSeq: 2 BYE", ";tag=pbx1");
        }
    }

    @ParameterizedTest
    @CsvSource({"MD5, MD5", "SHA-256, SHA-256"})
    void aChallengeIsAnswered(String algorithm, String hash) throws Exception {
        // Given
        var calling = calling(new SipGateway.Identity("alice", "secret"), "4272");
        var first = pbx.next("INVITE");

        // When
        pbx.respond(first, "401 Unauthorized", "WWW-Authenticate: Digest realm=\"x\", nonce=\"y\", algorithm=AKAv1-MD5\r\nWWW-Authenticate: Digest realm=\"mesh\", nonce=\"n0\", qop=\"auth\", algorithm=" + algorithm + "\r\n", "");
        pbx.next("ACK");
        var second = pbx.next("INVITE");
        pbx.accept(second);

        // Then
        var answer = field(second, "Authorization");
        String uri = "sip:4272@127.0.0.1:" + pbx.sip.getLocalPort();
        String expected = hex(hash, hex(hash, "alice:mesh:secret") + ":n0:00000001:" + part(answer, "cnonce") + ":auth:" + hex(hash, "INVITE:" + uri));
        assertThat(part(answer, "response")).isEqualTo(expected);
        assertThat(second).contains("CSeq: 2 INVITE");
        assertThat(field(second, "Via")).isNotEqualTo(field(first, "Via"));
        calling.get(10, TimeUnit.SECONDS).close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "401 Unauthorized|BadInput|see --user and --password", "403 Forbidden|BadInput|no trunk lets this address", "404 Not Found|NotFound|nobody has the number 4272",
        "486 Busy Here|BadInput|is busy", "488 Not Acceptable Here|BadInput|no G.711 mu-law", "500 Oh|BadInput|500 Oh"})
    void aRefusalSaysWhatHappened(String outcome, String kind, String words) throws Exception {
        // Given
        var calling = calling(SipGateway.Identity.NOBODY, "4272");

        // When
        pbx.respond(pbx.next("INVITE"), outcome, "", "");

        // Then
        pbx.next("ACK");
        assertThatThrownBy(() -> calling.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).cause().isInstanceOfSatisfying(MeshException.class, refused -> {
            assertThat(refused.fault().getClass().getSimpleName()).isEqualTo(kind);
            assertThat(refused.fault().toString()).contains(words, outcome);
        });
    }

    @Test
    void noRoomSaysWhenToTryAgain() throws Exception {
        // Given
        var calling = calling(SipGateway.Identity.NOBODY, "4272");

        // When
        pbx.respond(pbx.next("INVITE"), "503 Service Unavailable", "Retry-After: 30 (maintenance)\r\n", "");

        // Then
        assertThatThrownBy(() -> calling.get(10, TimeUnit.SECONDS)).cause().isInstanceOfSatisfying(MeshException.class, refused -> assertThat(refused.fault()).isEqualTo(new Fault.Overloaded("gateway", Duration.ofSeconds(30))));
    }

    @Test
    void nobodyThereIsNoticed() {
        // Given
        int port = pbx.sip.getLocalPort();
        pbx.close();

        // Then
        assertThatThrownBy(() -> SipGateway.at("127.0.0.1", port, SipGateway.Identity.NOBODY, "4272").call(OPENING)).isInstanceOfSatisfying(MeshException.class, refused -> assertThat(refused.fault()).isEqualTo(new Fault.Unavailable("gateway")));
    }

    private static int port(String invite) {
        var media = Pattern.compile("m=audio (\\d+)").matcher(invite);
        assertThat(media.find()).isTrue();
        return Integer.parseInt(media.group(1));
    }

    private static String field(String text, String name) {
        return text.lines().filter(line -> line.startsWith(name + ": ")).findFirst().orElseThrow().substring(name.length() + 2);
    }

    private static String part(String answer, String name) {
        var found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(answer);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String hex(String hash, String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(hash).digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
