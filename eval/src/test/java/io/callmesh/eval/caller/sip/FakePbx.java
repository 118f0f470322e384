package io.callmesh.eval.caller.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A telephone exchange of two sockets that says what the test tells it to, with an own reading of SIP.
final class FakePbx implements AutoCloseable {

    final BlockingQueue<String> requests = new ArrayBlockingQueue<>(100);
    final BlockingQueue<byte[]> packets = new ArrayBlockingQueue<>(5_000);
    final DatagramSocket sip = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    final DatagramSocket rtp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private volatile Optional<SocketAddress> caller = Optional.empty();

    FakePbx() throws IOException {
        Thread.ofVirtual().start(() -> read(sip, false));
        Thread.ofVirtual().start(() -> read(rtp, true));
    }

    private void read(DatagramSocket socket, boolean sound) {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[4_096], 4_096);
                socket.receive(packet);
                if (!sound) caller = Optional.of(packet.getSocketAddress());
                if (sound) packets.add(Arrays.copyOf(packet.getData(), packet.getLength()));
                else requests.add(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    /// The next request of this method; retransmissions of others are passed over.
    String next(String method) throws InterruptedException {
        for (var request = requests.poll(10, TimeUnit.SECONDS); request != null; request = requests.poll(10, TimeUnit.SECONDS)) {
            if (request.startsWith(method + " ") || method.equals("SIP/2.0") && request.startsWith(method)) return request;
        }
        throw new AssertionError("no " + method + " came");
    }

    void respond(String request, String outcome, String more, String body) throws IOException {
        var text = new StringBuilder("SIP/2.0 " + outcome + "\r\n");
        request.lines().filter(line -> line.matches("(?i)(via|from|call-id|cseq|to):.*")).forEach(line -> text.append(line).append(line.matches("(?i)to:.*") && !line.contains("tag=") ? ";tag=pbx1" : "").append("\r\n"));
        send(text + more + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    void accept(String request) throws IOException {
        respond(request, "200 OK", "Contact: <sip:room@127.0.0.1:" + sip.getLocalPort() + ";x=1>\r\nRecord-Route: <sip:one;lr>\r\nRecord-Route: <sip:two;lr>\r\nContent-Type: application/sdp\r\n",
                "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + rtp.getLocalPort() + " RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n");
    }

    void send(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sip.send(new DatagramPacket(bytes, bytes.length, caller.orElseThrow()));
    }

    void say(int port, int number, byte code) throws IOException {
        var packet = ByteBuffer.allocate(172).put((byte) 0x80).put((byte) 0).putShort((short) number).putInt(number * 160).putInt(7);
        while (packet.hasRemaining()) packet.put(code);
        rtp.send(new DatagramPacket(packet.array(), 172, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    @Override
    public void close() {
        sip.close();
        rtp.close();
    }
}
