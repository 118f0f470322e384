package io.callmesh.gateway.line.sip.wire;

import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import java.nio.charset.StandardCharsets;

/// Messages as tests write them.
public final class Letters {

    public static final String SDP = "v=0\r\no=t 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n";

    private Letters() {}

    /// @param to   with its tag, if it has one
    /// @param more whole lines
    public static String text(String method, String branch, String to, long sequence, String body, String... more) {
        var lines = new StringBuilder("%s sip:retail@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bK%s;rport\r\nFrom: \"A, B\" <sip:alice@127.0.0.1>;tag=theirs\r\nTo: %s\r\n".formatted(method, branch, to));
        lines.append("Call-ID: one@127.0.0.1\r\nCSeq: ").append(sequence).append(' ').append(method).append("\r\nContact: <sip:alice@127.0.0.1:5070>\r\nMax-Forwards: 70\r\n");
        for (var line : more) lines.append(line).append("\r\n");
        return lines.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body).toString();
    }

    public static SipMessage parsed(String text) {
        try {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            return SipParser.parse(bytes, bytes.length);
        } catch (Malformed bad) {
            throw new AssertionError(bad);
        }
    }

    public static Request request(String text) {
        return (Request) parsed(text);
    }
}
