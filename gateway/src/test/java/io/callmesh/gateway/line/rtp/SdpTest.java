package io.callmesh.gateway.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdpTest {

    private static final String HEAD = "v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\ns=-\r\n", AT = "c=IN IP4 192.0.2.7\r\n", TIME = "t=0 0\r\n";
    private static final String VOICE = "m=audio 4000 RTP/AVP 8 0 126\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:126 telephone-event/8000\r\na=fmtp:126 0-16\r\n";
    private final Sdp ours = Sdp.of(new InetSocketAddress("198.51.100.1", 20_000));

    @Test
    void theAnswerTakesTheFirstCodingAndTheKeysTypeOfTheOffer() {
        // When
        var answer = ours.answer(bytes(HEAD + AT + TIME + VOICE)).orElseThrow();

        // Then
        assertThat(text(answer.body())).isEqualTo("v=0\r\no=callmesh " + ours.id() + " 1 IN IP4 198.51.100.1\r\ns=-\r\nc=IN IP4 198.51.100.1\r\nt=0 0\r\n"
                + "m=audio 20000 RTP/AVP 8 126\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:126 telephone-event/8000\r\na=fmtp:126 0-15\r\na=ptime:20\r\na=sendrecv\r\n");
        assertThat(answer.agreed().coding()).isEqualTo(Coding.PCMA);
        assertThat(answer.agreed().keysType()).hasValue(126);
        assertThat(answer.agreed().peer()).isEqualTo(new InetSocketAddress("192.0.2.7", 4_000));
    }

    @ParameterizedTest
    @CsvSource({"sendrecv, sendrecv, false", "sendonly, recvonly, true", "recvonly, sendonly, false", "inactive, inactive, true"})
    void holdIsAnsweredTheOtherWayRound(String offered, String answered, boolean held) {
        // When
        var answer = ours.answer(bytes(HEAD + AT + TIME + VOICE + "a=" + offered + "\r\n")).orElseThrow();

        // Then
        assertThat(text(answer.body())).endsWith("a=" + answered + "\r\n");
        assertThat(answer.agreed().held()).isEqualTo(held);
    }

    @Test
    void anUnspecifiedAddressIsHoldAsItUsedToBe() {
        // When
        var answer = ours.answer(bytes(HEAD + "c=IN IP4 0.0.0.0\r\n" + TIME + VOICE)).orElseThrow();

        // Then
        assertThat(text(answer.body())).endsWith("a=recvonly\r\n");
        assertThat(answer.agreed().held()).isTrue();
    }

    @Test
    void whatIsSaidOfOneStreamGoesBeforeWhatIsSaidOfAll() {
        // When
        var answer = ours.answer(bytes(HEAD + AT + TIME + "a=inactive\r\n" + VOICE + "c=IN IP4 192.0.2.99\r\na=sendonly\r\n")).orElseThrow();

        // Then
        assertThat(answer.agreed().peer().getHostString()).isEqualTo("192.0.2.99");
        assertThat(answer.agreed().direction()).isEqualTo(Direction.RECVONLY);
    }

    @Test
    void otherMediaAreAnsweredInTheirPlacesWithPortZero() {
        // Given
        var offer = HEAD + AT + TIME + "m=video 5000 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n" + "m=audio 4002 RTP/SAVP 0\r\n" + VOICE + "m=audio 4004 RTP/AVP 0\r\n";

        // When
        var answer = text(ours.answer(bytes(offer)).orElseThrow().body());

        // Then
        assertThat(answer.lines().filter(line -> line.startsWith("m="))).containsExactly("m=video 0 RTP/AVP 96", "m=audio 0 RTP/SAVP 0", "m=audio 20000 RTP/AVP 8 126", "m=audio 0 RTP/AVP 0");
    }

    @Test
    void aLaterOfferKeepsTheCodingAndItsVersionIsHigher() {
        // Given
        var first = ours.answer(bytes(HEAD + AT + TIME + VOICE)).orElseThrow();

        // When
        var second = first.next().answer(bytes(HEAD + AT + TIME + VOICE.replace("8 0 126", "0 8 126"))).orElseThrow();

        // Then
        assertThat(second.agreed().coding()).isEqualTo(Coding.PCMA);
        assertThat(text(second.body())).contains("o=callmesh " + ours.id() + " 2 IN", "RTP/AVP 8 126");
    }

    @Test
    void aLaterOfferWithoutTheCodingChangesIt() {
        // Given
        var first = ours.answer(bytes(HEAD + AT + TIME + VOICE)).orElseThrow();

        // When
        var second = first.next().answer(bytes(HEAD + AT + TIME + "m=audio 4000 RTP/AVP 0\r\n")).orElseThrow();

        // Then
        assertThat(second.agreed().coding()).isEqualTo(Coding.PCMU);
        assertThat(second.agreed().keysType()).isEmpty();
    }

    @Test
    void anAddressOfTheNewKindIsAnsweredWithOne() {
        // Given
        var six = Sdp.of(new InetSocketAddress("2001:db8::1", 20_000));

        // When
        var answer = six.answer(bytes("v=0\r\nc=IN IP6 2001:db8::2\r\n" + VOICE)).orElseThrow();

        // Then
        assertThat(text(answer.body())).contains("c=IN IP6 2001:db8:0:0:0:0:0:1");
        assertThat(answer.agreed().peer().getPort()).isEqualTo(4_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "v=1", "v=0\r\n", "v=0\r\nc=IN IP4 192.0.2.7\r\nm=audio 0 RTP/AVP 0", "v=0\r\nm=audio 4000 RTP/AVP 0",
        "v=0\r\nc=IN IP4 192.0.2.7\r\nm=audio 4000 RTP/AVP 9 18", "v=0\r\nc=IN IP4 192.0.2.7\r\nm=audio 4000 RTP/AVP 0\r\na=rtpmap:0 opus/48000/2\r\na=rtpmap:0 G722/8000",
        "v=0\r\nc=IN IP4 pbx.example.com\r\nm=audio 4000 RTP/AVP 0", "v=0\r\nc=IN IP4 999.1.1.1\r\nm=audio 4000 RTP/AVP 0", "v=0\r\nc=IN IP4 224.1.2.3/127\r\nm=audio 4000 RTP/AVP 0",
        "v=0\r\nc=IN IP4 255.255.255.255\r\nm=audio 4000 RTP/AVP 0", "v=0\r\nc=IN IP4 1\r\nm=audio 4000 RTP/AVP 0", "v=0\r\nc=IN IP6 ::1\r\nm=audio 4000 RTP/AVP 0",
        "v=0\r\nc=IN IP4 192.0.2.7\r\nm=audio 99999 RTP/AVP 0", "v=0\r\nc=IN IP4 192.0.2.7\r\nm=audio 4000 RTP/SAVP 0", "v=0\r\nc=IN IP4 192.0.2.7\r\nm=audio 4000",
        "v=0\r\nc=IN IP4 192.0.2.7\r\nm=audio -1 RTP/AVP 0", "v=0\r\nc=IN IP4 192.0.2.7\r\nm=audio 4000 RTP/AVP 200 x"})
    void whatCannotBeTakenIsRefused(String offer) {
        assertThat(ours.answer(bytes(offer))).isEmpty();
    }

    @Test
    void whatEveryTypeIsCanBeSaidAnew() {
        // When
        var answer = ours.answer(bytes(HEAD + AT + TIME + "m=audio 4000 RTP/AVP 97 98\r\na=rtpmap:97 pcmu/8000/1\r\na=rtpmap:98 TELEPHONE-EVENT/8000\r\na=rtcp-mux\r\n")).orElseThrow();

        // Then
        assertThat(answer.agreed().voiceType()).isEqualTo(97);
        assertThat(text(answer.body())).contains("m=audio 20000 RTP/AVP 97 98", "a=rtcp-mux");
    }

    @Test
    void ourOwnOfferIsUnderstoodByItsReader() {
        // Given
        var offering = ours.offer();

        // When
        var theirs = Sdp.of(new InetSocketAddress("192.0.2.7", 4_000)).answer(offering.body()).orElseThrow();

        // Then
        var agreed = offering.next().accept(theirs.body()).orElseThrow();
        assertThat(agreed.coding()).isEqualTo(Coding.PCMU);
        assertThat(agreed.keysType()).hasValue(101);
        assertThat(agreed.peer()).isEqualTo(new InetSocketAddress("192.0.2.7", 4_000));
        assertThat(agreed.direction()).isEqualTo(Direction.SENDRECV);
    }

    @Test
    void noDescriptionBreaksIt() {
        // Given
        var random = new Random(5);
        var good = bytes(HEAD + AT + TIME + VOICE + "a=sendonly\r\n");

        // When
        long taken = IntStream.range(0, 20_000).mapToObj(_ -> mutated(good, random)).filter(offer -> ours.answer(offer).isPresent()).count();

        // Then
        assertThat(taken).isBetween(1L, 19_999L);
    }

    private static byte[] mutated(byte[] good, Random random) {
        var bytes = good.clone();
        for (int i = 0; i <= random.nextInt(6); i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
