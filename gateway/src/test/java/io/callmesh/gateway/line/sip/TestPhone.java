package io.callmesh.gateway.line.sip;

import io.callmesh.gateway.line.sip.wire.Letters;
import io.callmesh.gateway.line.sip.wire.SipMessage;
import io.callmesh.gateway.line.sip.wire.SipMessage.Request;
import io.callmesh.gateway.line.sip.wire.SipMessage.Response;
import io.callmesh.gateway.line.sip.wire.Values;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/// A telephone that tests dial with: SIP by datagrams, and a voice that is one tone for as long as the call lasts.
final class TestPhone implements AutoCloseable {

    private static final int WAIT_MILLIS = 3_000;
    private static final long FRAME_NANOS = 20_000_000;

    private final DatagramSocket signals, sound;
    private final InetSocketAddress exchange;
    private final List<Long> arrivals = new CopyOnWriteArrayList<>();
    private final String callId = Long.toHexString(System.nanoTime()) + "@test";
    private String to = "";
    private volatile boolean talking;
    private int sequence;

    TestPhone(int exchangePort) throws IOException {
        exchange = new InetSocketAddress(Exchange.local(), exchangePort);
        signals = new DatagramSocket(new InetSocketAddress(Exchange.local(), 0));
        signals.setSoTimeout(WAIT_MILLIS);
        sound = new DatagramSocket(new InetSocketAddress(Exchange.local(), 0));
    }

    void send(byte[] datagram) throws IOException {
        signals.send(new DatagramPacket(datagram, datagram.length, exchange));
    }

    String request(String method, String user, String body, String... more) {
        if (!method.equals("ACK")) sequence++;
        var text = new StringBuilder(method + " sip:" + user + "@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + signals.getLocalPort() + ";branch=z9hG4bK" + System.nanoTime() + ";rport\r\n");
        text.append("From: <sip:test@127.0.0.1>;tag=t\r\nTo: ").append(to.isEmpty() ? "<sip:" + user + "@127.0.0.1>" : to).append("\r\nCall-ID: ").append(callId).append("\r\nCSeq: ").append(sequence).append(' ').append(method);
        text.append("\r\nContact: <sip:test@127.0.0.1:").append(signals.getLocalPort()).append(">\r\nMax-Forwards: 70\r\n");
        for (var line : more) text.append(line).append("\r\n");
        return text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body).toString();
    }

    String description() {
        return Letters.SDP.replace("m=audio 4000", "m=audio " + sound.getLocalPort());
    }

    /// The final answer to a request.
    Response ask(String request) throws IOException {
        send(request.getBytes(StandardCharsets.UTF_8));
        var branch = Letters.request(request).branch();
        for (long end = System.nanoTime() + WAIT_MILLIS * 1_000_000L; System.nanoTime() < end;) if (next() instanceof Response response && response.last() && response.branch().equals(branch)) return response;
        throw new SocketTimeoutException("no answer among what came");
    }

    /// The next request of the other side; answered with 200.
    Request asked(String method) throws IOException {
        while (true) {
            if (!(next() instanceof Request request) || !request.is(method)) continue;
            send(request.reply(method.equals("REFER") ? 202 : 200, "").format());
            return request;
        }
    }

    private SipMessage next() throws IOException {
        var packet = new DatagramPacket(new byte[65_536], 65_536);
        signals.receive(packet);
        return Letters.parsed(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
    }

    /// Dials.
    Response dial(String user, String description, String... more) throws IOException {
        var answer = ask(request("INVITE", user, description, more));
        if (!answer.success()) return answer;
        to = answer.to();
        send(request("ACK", user, "").getBytes(StandardCharsets.UTF_8));
        return answer;
    }

    /// Dials, and talks from then on.
    Response call(String user, String... more) throws IOException {
        var answer = dial(user, description(), more);
        if (!answer.success()) return answer;
        var body = new String(answer.body(), StandardCharsets.UTF_8);
        int port = Integer.parseInt(body.replaceAll("(?s).*m=audio (\\d+) .*", "$1"));
        talking = true;
        Thread.ofPlatform().daemon().name("test-voice").start(() -> talk(new InetSocketAddress(Exchange.local(), port)));
        Thread.ofPlatform().daemon().name("test-ear").start(this::listen);
        return answer;
    }

    private void talk(InetSocketAddress there) {
        var packet = ByteBuffer.allocate(172);
        long due = System.nanoTime();
        try {
            for (int i = 0; talking; i++) {
                packet.clear().put((byte) 0x80).put((byte) 0).putShort((short) i).putInt(i * 160).putInt(7);
                var voice = new byte[160];
                Arrays.fill(voice, i % 2 == 0 ? (byte) 0x90 : (byte) 0x10);
                packet.put(voice);
                sound.send(new DatagramPacket(packet.array(), 172, there));
                due += FRAME_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        } catch (IOException closed) {
            talking = false;
        }
    }

    private void listen() {
        var packet = new DatagramPacket(new byte[2_048], 2_048);
        try {
            while (talking) {
                sound.receive(packet);
                arrivals.add(System.nanoTime());
            }
        } catch (IOException closed) {
            talking = false;
        }
    }

    /// The milliseconds between one packet of ours and the next, since it was last asked.
    List<Double> gaps() {
        var times = List.copyOf(arrivals);
        arrivals.clear();
        var gaps = new ArrayList<Double>();
        for (int i = 1; i < times.size(); i++) gaps.add((times.get(i) - times.get(i - 1)) / 1e6);
        return gaps;
    }

    Response bye() throws IOException {
        talking = false;
        return ask(request("BYE", "x", ""));
    }

    /// Whether the exchange answers.
    boolean answers() throws IOException {
        var probe = request("OPTIONS", "probe", "").replaceFirst("To: [^\r]*", "To: <sip:probe@127.0.0.1>");
        try {
            return ask(probe).success();
        } catch (SocketTimeoutException silent) {
            return false;
        }
    }

    String tag() {
        return Values.parameter(to, "tag").orElse("");
    }

    @Override
    public void close() {
        talking = false;
        signals.close();
        sound.close();
    }
}
