package io.callmesh.gateway.line.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.line.sip.Admission.Challenged;
import io.callmesh.gateway.line.sip.Admission.Refused;
import io.callmesh.gateway.line.sip.Admission.Welcome;
import io.callmesh.gateway.line.sip.wire.Letters;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrunksTest {

    private static final InetAddress NEAR = InetAddress.ofLiteral("192.0.2.9"), FAR = InetAddress.ofLiteral("198.51.100.9");
    private static final String LOGIN = "name=pbx,user=alice,password-env=SECRET,route=*:retail";

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private Trunks trunks(String... lines) {
        var text = new TrunkText(name -> name.equals("SECRET") ? "secret" : "");
        return new Trunks(Arrays.stream(lines).map(text::read).toList(), new InetSocketAddress("192.0.2.1", 5060), () -> now);
    }

    private static Request invite(String... more) {
        return Letters.request(Letters.text("INVITE", "a", "<sip:4272@192.0.2.1>", 1, "", more).replace("INVITE sip:retail@", "INVITE sip:4272@"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name=pbx,route=*:retail"})
    void whereOthersCanReachUsNobodyIsLetInUnasked(String line) {
        assertThatThrownBy(() -> trunks(line.isEmpty() ? new String[0] : new String[] {line})).hasMessageContaining("SIP listens on 192.0.2.1");
    }

    @Test
    void onThisMachineTheNameOfAnAssistantIsEnough() {
        // Given
        var open = new Trunks(List.of(), new InetSocketAddress("127.0.0.1", 5060), () -> now);

        // When
        var admission = (Welcome) open.admit(Letters.request(Letters.text("INVITE", "a", "<sip:x@y>", 1, "")), InetAddress.ofLiteral("127.0.0.1"));

        // Then
        assertThat(admission.route().assistant()).isEqualTo("retail");
        assertThat(open.admit(invite(), FAR)).isEqualTo(new Refused(403));
    }

    @Test
    void anAddressIsEnoughWhereNoLoginIsAskedFor() {
        // Given
        var trunks = trunks("name=pbx,from=192.0.2.0/24,route=4272:retail/en");

        // Then
        assertThat(((Welcome) trunks.admit(invite(), NEAR)).route()).isEqualTo(new Trunk.Route("4272", "retail", "en"));
        assertThat(trunks.admit(invite(), FAR)).isEqualTo(new Refused(403));
        assertThat(trunks.know(FAR)).isFalse();
    }

    @Test
    void aNumberWithoutARouteIsUnknown() {
        assertThat(trunks("name=pbx,from=192.0.2.0/24,route=1:retail").admit(invite(), NEAR)).isEqualTo(new Refused(404));
    }

    @Test
    void theCallerIsBelievedOnlyOfATrustedTrunk() {
        // Given
        var trusted = trunks("name=pbx,from=192.0.2.0/24,caller=trusted,route=*:retail");
        var other = trunks("name=pbx,from=192.0.2.0/24,route=*:retail");

        // Then
        assertThat(caller(trusted, "P-Asserted-Identity: <sip:+15550100@pbx>")).isEqualTo("+15550100");
        assertThat(caller(trusted)).isEqualTo("alice");
        assertThat(caller(trusted, "P-Asserted-Identity: <sip:+15550100@pbx>", "Privacy: id")).isEmpty();
        assertThat(caller(other, "P-Asserted-Identity: <sip:+15550100@pbx>")).isEmpty();
    }

    private static String caller(Trunks trunks, String... more) {
        return ((Welcome) trunks.admit(invite(more), NEAR)).caller();
    }

    @ParameterizedTest
    @CsvSource({"MD5,true", "SHA-256,true", "MD5,false"})
    void aLoginIsProvedByDigest(String algorithm, boolean modern) {
        // Given
        var trunks = trunks(LOGIN + ",algorithm=" + algorithm);
        var challenge = challenge(trunks, FAR);

        // Then
        assertThat(challenge).contains("algorithm=" + algorithm, "qop=\"auth\"");
        assertThat(trunks.admit(proof(challenge, "secret", algorithm, modern ? "00000001" : ""), FAR)).isInstanceOf(Welcome.class);
    }

    @Test
    void aWrongPasswordAndAnotherNameAreAskedAgain() {
        // Given
        var trunks = trunks(LOGIN);

        // Then
        assertThat(trunks.admit(proof(challenge(trunks, FAR), "guessed", "MD5", "00000001"), FAR)).matches(admission -> ((Challenged) admission).wrong());
        assertThat(trunks.admit(renamed(proof(challenge(trunks, FAR), "secret", "MD5", "00000001")), FAR)).matches(admission -> ((Challenged) admission).wrong());
        assertThat(trunks.admit(invite("Authorization: Basic YWxpY2U6c2VjcmV0"), FAR)).isInstanceOf(Challenged.class);
        assertThat(trunks.admit(invite("Authorization: Digest " + ",=\"\\".repeat(500)), FAR)).isInstanceOf(Challenged.class);
    }

    private static Request renamed(Request request) {
        return Letters.request(new String(request.format(), StandardCharsets.UTF_8).replace("username=\"alice\"", "username=\"bob\""));
    }

    @Test
    void aProofThatWasUsedIsStale() {
        // Given
        var trunks = trunks(LOGIN);
        var challenge = challenge(trunks, FAR);
        assertThat(trunks.admit(proof(challenge, "secret", "MD5", "00000002"), FAR)).isInstanceOf(Welcome.class);

        // Then
        for (var replayed : List.of("00000002", "00000001")) {
            var admission = (Challenged) trunks.admit(proof(challenge, "secret", "MD5", replayed), FAR);
            assertThat(admission.wrong()).isFalse();
            assertThat(admission.challenges().getFirst().value()).contains("stale=true");
        }
        assertThat(trunks.admit(proof(challenge, "secret", "MD5", "00000003"), FAR)).isInstanceOf(Welcome.class);
    }

    @Test
    void aProofOfAnotherAddressAnOldOneAndAForgedOneAreStale() {
        // Given
        var trunks = trunks(LOGIN);
        var challenge = challenge(trunks, FAR);

        // Then
        assertThat(trunks.admit(proof(challenge, "secret", "MD5", "00000001"), NEAR)).isInstanceOf(Challenged.class);
        assertThat(trunks.admit(proof(challenge.replaceFirst("nonce=\"[0-9a-f]", "nonce=\"f"), "secret", "MD5", "00000001"), FAR)).isInstanceOf(Challenged.class);
        now = now.plus(Duration.ofSeconds(121));
        assertThat(trunks.admit(proof(challenge, "secret", "MD5", "00000001"), FAR)).isInstanceOf(Challenged.class);
    }

    @Test
    void challengesGivenInTheSameMomentDiffer() {
        // Given
        var trunks = trunks(LOGIN);

        // Then
        assertThat(challenge(trunks, FAR)).isNotEqualTo(challenge(trunks, FAR));
    }

    private static String challenge(Trunks trunks, InetAddress source) {
        return ((Challenged) trunks.admit(invite(), source)).challenges().getFirst().value();
    }

    /// As a client makes it; an independent one, so that the same mistake is not made twice: RFC 7616 section 3.4.1.
    private static Request proof(String challenge, String password, String algorithm, String count) {
        String nonce = challenge.replaceAll(".*nonce=\"([^\"]*)\".*", "$1"), uri = "sip:4272@192.0.2.1";
        String secret = hash(algorithm, "alice:callmesh:" + password), what = hash(algorithm, "INVITE:" + uri);
        String response = hash(algorithm, secret + ":" + nonce + (count.isEmpty() ? "" : ":" + count + ":0a4f113b:auth") + ":" + what);
        return invite("Authorization: Digest username=\"alice\", realm=\"callmesh\", nonce=\"" + nonce + "\", uri=\"" + uri + "\", response=\"" + response + "\", algorithm=" + algorithm
                + (count.isEmpty() ? "" : ", cnonce=\"0a4f113b\", qop=auth, nc=" + count));
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
