package io.callmesh.gateway.line.sip.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipParserTest {

    private static final String GOOD = Letters.text("INVITE", "a", "<sip:retail@127.0.0.1>", 1, Letters.SDP);

    @Test
    void aRequestIsReadAndWrittenAsItWas() {
        // When
        var request = Letters.request(GOOD);

        // Then
        assertThat(request.method()).isEqualTo("INVITE");
        assertThat(request.sequence()).isEqualTo(1);
        assertThat(request.fromTag()).isEqualTo("theirs");
        assertThat(request.toTag()).isEmpty();
        assertThat(request.branch()).isEqualTo("z9hG4bKa");
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo(Letters.SDP);
        assertThat(Letters.parsed(new String(request.format(), StandardCharsets.UTF_8))).usingRecursiveComparison().isEqualTo(reordered(request));
    }

    /// `Content-Length` is written last and counted anew.
    private static Request reordered(Request request) {
        var rest = request.fields().all().stream().filter(field -> !field.name().equals("content-length")).toList();
        return new Request(request.method(), request.uri(), new Fields(rest).with(new Field("content-length", Integer.toString(request.body().length))), request.body());
    }

    @Test
    void compactNamesFoldedLinesAndListsAreReadAsThePlainOnes() {
        // When
        var request = Letters.request("OPTIONS sip:a@b SIP/2.0\r\nv: SIP/2.0/UDP one;branch=z9hG4bK1, SIP/2.0/UDP two;branch=z9hG4bK2\r\nf: <sip:a@b>;tag=1\r\nt: <sip:c@d>\r\ni: x\r\n"
                + "CSeq: 7\r\n  OPTIONS\r\nRecord-Route: <sip:r1;lr>,\"a, b\" <sip:r2;lr>\r\nl: 0\r\n\r\n");

        // Then
        assertThat(request.fields().values("via")).hasSize(2);
        assertThat(request.via()).contains("one");
        assertThat(request.sequence()).isEqualTo(7);
        assertThat(request.fields().values("record-route")).containsExactly("<sip:r1;lr>", "\"a, b\" <sip:r2;lr>");
    }

    @Test
    void aResponseIsRead() {
        // When
        var response = (Response) Letters.parsed("SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP a;branch=b\r\nCSeq: 2 BYE\r\nContent-Length: 0\r\n\r\n");

        // Then
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.sequenceMethod()).isEqualTo("BYE");
    }

    @Test
    void whereARequestReallyCameFromIsNoted() {
        // When
        var request = Letters.request(GOOD).arrivedFrom(new InetSocketAddress("192.0.2.7", 6_000));

        // Then
        assertThat(request.via()).isEqualTo("SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bKa;rport=6000;received=192.0.2.7");
    }

    @Test
    void anAnswerHasWhatItMustCopyAndOurTag() {
        // When
        var response = Letters.request(Letters.text("INVITE", "a", "<sip:retail@127.0.0.1>", 1, "", "Record-Route: <sip:r;lr>")).reply(180, "ours");

        // Then
        assertThat(response.fields().all().stream().map(Field::name)).containsExactly("via", "from", "to", "call-id", "cseq", "record-route");
        assertThat(response.toTag()).isEqualTo("ours");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CSeq: 1 INVITE          | CSeq: -5 INVITE         | 400
            CSeq: 1 INVITE          | CSeq: 4294967295 INVITE | 400
            CSeq: 1 INVITE          | CSeq: 1 BYE             | 400
            Max-Forwards: 70        | Max-Forwards: -1        | 400
            Max-Forwards: 70        | To: <sip:x@y>           | 400
            Max-Forwards: 70        | X Y: z                  | 400
            Content-Length:         | Content-Length: 9       | 400
            ;branch=z9hG4bKa        | ;nothing=x              | 400
            sip:retail@127.0.0.1 SIP/2.0 | http://x SIP/2.0   | 416
            sip:retail@127.0.0.1 SIP/2.0 | sip: SIP/2.0       | 400
            sip:retail@127.0.0.1 SIP/2.0 | sip:a@b SIP/7.0    | 505
            """)
    void whatCannotBeServedIsRefusedWithTheReason(String good, String bad, int status) {
        // When
        var bytes = GOOD.replace(good, bad).getBytes(StandardCharsets.UTF_8);
        var problem = catchThrowableOfType(Malformed.class, () -> SipParser.parse(bytes, bytes.length));

        // Then
        assertThat(problem).isNotNull();
        assertThat(problem.refusal()).map(Response::status).contains(status);
    }

    @Test
    void whatHasNoEndOrNoSenderIsNotAnswered() {
        for (var bad : List.of("", "\r\n\r\n", "INVITE", GOOD.substring(0, 80), GOOD.replace("\r\n", "\n"), GOOD.replace("Call-ID", "X-ID"))) {
            var bytes = bad.getBytes(StandardCharsets.UTF_8);
            var problem = catchThrowableOfType(Malformed.class, () -> SipParser.parse(bytes, bytes.length));
            assertThat(problem.refusal()).describedAs(bad).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"sip:bob@192.0.2.1:5080;transport=tcp,bob,192.0.2.1,5080,true", "sip:192.0.2.1,'',192.0.2.1,0,false", "sips:%61lice:pw@[2001:db8::1]:5061,alice,2001:db8::1,5061,false",
            "tel:+15550100;phone-context=x,+15550100,'',0,false", "sip:4272;cpc=ordinary@pbx.example,4272,pbx.example,0,false"})
    void addressesAreTakenApart(String text, String user, String host, int port, boolean tcp) {
        var uri = SipUri.of(text).orElseThrow();
        assertThat(uri.user()).isEqualTo(user);
        assertThat(uri.host()).isEqualTo(host);
        assertThat(uri.port()).isEqualTo(port);
        assertThat(uri.tcp()).isEqualTo(tcp);
    }

    @Test
    void namesAreNeverLookedUp() {
        assertThat(SipUri.of("sip:a@pbx.example").orElseThrow().address()).isEmpty();
        assertThat(SipUri.of("sip:a@192.0.2.1").orElseThrow().address()).contains(new InetSocketAddress("192.0.2.1", 5060));
        assertThat(SipUri.of("sip:a@999.1.1.1").orElseThrow().address()).isEmpty();
    }
}
