package io.callmesh.gateway.bench.sip;

import io.callmesh.gateway.line.sip.wire.Malformed;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import io.callmesh.gateway.line.sip.wire.SipParser;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A telephone that looks at the clock whenever a packet comes.
final class ClockedPhone implements AutoCloseable {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int WAIT_MILLIS = 3_000, FRAME_MILLIS = 20;

    private final DatagramSocket signals, sound;
    private final InetSocketAddress exchange;
    private final String call = Long.toHexString(System.nanoTime());
    private final List<Double> deviations = new ArrayList<>();
    private String to = "<sip:scripted@127.0.0.1>";

    ClockedPhone(int port) throws IOException {
        exchange = new InetSocketAddress(HERE, port);
        signals = new DatagramSocket(0, HERE);
        sound = new DatagramSocket(0, HERE);
        signals.setSoTimeout(WAIT_MILLIS);
        sound.setSoTimeout(WAIT_MILLIS);
    }

    /// Calls, listens for so long, and hangs up.
    ///
    /// @return by how many milliseconds each packet came sooner or later than 20 after the one before
    List<Double> listen(int seconds) throws IOException {
        var body = "v=0\r\no=c 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + sound.getLocalPort() + " RTP/AVP 0\r\n";
        to = answer(send("INVITE", 1, body)).to();
        send("ACK", 1, "");
        receive(System.nanoTime() + seconds * 1_000_000_000L);
        answer(send("BYE", 2, ""));
        return deviations;
    }

    private void receive(long end) throws IOException {
        var packet = new DatagramPacket(new byte[2_048], 2_048);
        sound.receive(packet);
        for (long before = System.nanoTime(); before < end;) {
            sound.receive(packet);
            long now = System.nanoTime();
            deviations.add(Math.abs((now - before) / 1e6 - FRAME_MILLIS));
            before = now;
        }
    }

    private String send(String method, int sequence, String body) throws IOException {
        String branch = "z9hG4bK" + call + method;
        var text = "%s sip:scripted@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:%d;branch=%s;rport\r\nFrom: <sip:clock@127.0.0.1>;tag=c\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %d %s\r\nContact: <sip:clock@127.0.0.1:%d>\r\nMax-Forwards: 70\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, signals.getLocalPort(), branch, to, call, sequence, method, signals.getLocalPort(), body.length(), body).getBytes(StandardCharsets.UTF_8);
        signals.send(new DatagramPacket(text, text.length, exchange));
        return branch;
    }

    private Response answer(String branch) throws IOException {
        var packet = new DatagramPacket(new byte[SipParser.MAX_BYTES], SipParser.MAX_BYTES);
        while (true) {
            signals.receive(packet);
            try {
                if (SipParser.parse(packet.getData(), packet.getLength()) instanceof Response response && response.last() && response.branch().equals(branch)) return response;
            } catch (Malformed ours) {
                throw new SocketTimeoutException("an answer that cannot be read");
            }
        }
    }

    @Override
    public void close() {
        signals.close();
        sound.close();
    }
}
