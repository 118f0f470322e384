package io.callmesh.launcher.probe.grpc;

import io.callmesh.launcher.probe.Target;
import io.callmesh.launcher.probe.grpc.Check.Amiss;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A connection that speaks just enough HTTP/2 to ask what grpc-java hides: is it HTTP/2 at all, and how many pings does it bear?
///
/// Source: RFC 9113, sections 3.4 (preface), 4.1 (frames), 6.5, 6.7 and 6.8 (SETTINGS, PING, GOAWAY).
final class RawConnection implements AutoCloseable {

    static final int PING = 6, GOAWAY = 7;

    private static final int SETTINGS = 4, ACKNOWLEDGED = 1, LARGEST_FRAME_BYTES = 16_384;
    private static final int PATIENCE_MS = 5_000;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /// @param acknowledges whether it answers one of ours
    record Received(int type, boolean acknowledges, byte[] body) {}

    private final Socket socket;
    private final DataInputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(socket.getInputStream());
    }

    /// Connects, and exchanges settings.
    static RawConnection open(Target target) throws IOException, GeneralSecurityException, Amiss {
        var socket = connected(target);
        try {
            var raw = new RawConnection(target.tls() ? secured(socket, target) : socket);
            raw.greet();
            return raw;
        } catch (IOException | GeneralSecurityException | Amiss failed) {
            socket.close();
            throw failed;
        }
    }

    private static Socket connected(Target target) throws IOException, Amiss {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(target.host(), target.port()), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (UnknownHostException unknown) {
            throw new Amiss("no such host: " + target.host(), "mend the name, or name an address");
        } catch (SocketTimeoutException late) {
            throw new Amiss("nobody answered within " + PATIENCE_MS / 1000 + " s", "look for a firewall between here and there");
        } catch (IOException refused) {
            throw new Amiss("no connection: " + refused.getMessage(), "start it (./mesh status shows ports), or mend host and port; a service listens on loopback unless callmesh.host says otherwise");
        }
    }

    private static SSLSocket secured(Socket plain, Target target) throws IOException, GeneralSecurityException, Amiss {
        var socket = (SSLSocket) trust(target).getSocketFactory().createSocket(plain, target.host(), target.port(), true);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (SSLException | SocketTimeoutException failed) {
            throw new Amiss("no TLS: " + failed.getMessage(), "leave --tls out if it is plain; name its authority by --ca if its certificate is your own; the certificate must hold the name " + target.host());
        }
        if (!"h2".equals(socket.getApplicationProtocol())) throw new Amiss("TLS, but no HTTP/2: ALPN chose no h2", "allow HTTP/2 (ALPN h2) at the proxy that ends TLS");
        return socket;
    }

    private static SSLContext trust(Target target) throws IOException, GeneralSecurityException {
        if (target.authority().isEmpty()) return SSLContext.getDefault();
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var pem = Files.newInputStream(target.authority().get())) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) trusted.setCertificateEntry("" + trusted.size(), certificate);
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private void greet() throws IOException, Amiss {
        socket.getOutputStream().write(PREFACE);
        send(SETTINGS, 0, new byte[0]);
        byte[] head = head();
        boolean settings = head.length == 9 && head[3] == SETTINGS && (head[0] | head[5] | head[6] | head[7] | head[8]) == 0;
        if (!settings) throw noHttp2(head);
        in.readNBytes(length(head));
        send(SETTINGS, ACKNOWLEDGED, new byte[0]);
    }

    private byte[] head() throws IOException, Amiss {
        try {
            return in.readNBytes(9);
        } catch (SocketTimeoutException silent) {
            throw new Amiss("it says nothing to the beginning of HTTP/2", "give --tls if it speaks TLS; else name the gRPC port");
        }
    }

    private static Amiss noHttp2(byte[] head) {
        if (head.length > 0 && head[0] == 0x15) return new Amiss("it speaks TLS", "give --tls");
        var begin = new String(head, StandardCharsets.US_ASCII);
        if (begin.startsWith("HTTP/1")) return new Amiss("it speaks HTTP/1, not HTTP/2", "name the gRPC port (9080 to 9084), not the HTTP port; a proxy must speak h2c to its clients");
        return new Amiss(head.length == 0 ? "it hung up on HTTP/2" : "it does not speak HTTP/2", "give --tls if it speaks TLS; else name the gRPC port");
    }

    void ping(byte mark) throws IOException {
        send(PING, 0, new byte[] {'m', 'e', 's', 'h', 'p', 'i', 'n', mark});
    }

    /// The next frame. Pings and settings of the peer are acknowledged on the way, as HTTP/2 demands.
    Received receive() throws IOException {
        while (true) {
            byte[] head = in.readNBytes(9);
            if (head.length < 9) throw new IOException("it hung up");
            byte[] body = in.readNBytes(length(head));
            boolean acknowledges = (head[3] == PING || head[3] == SETTINGS) && (head[4] & ACKNOWLEDGED) != 0;
            boolean asks = (head[3] == PING || head[3] == SETTINGS) && !acknowledges;
            if (!asks) return new Received(head[3], acknowledges, body);
            send(head[3], ACKNOWLEDGED, head[3] == PING ? body : new byte[0]);
        }
    }

    private static int length(byte[] head) throws IOException {
        int length = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff;
        if (length > LARGEST_FRAME_BYTES) throw new IOException("a frame larger than HTTP/2 allows");
        return length;
    }

    private synchronized void send(int type, int flags, byte[] body) throws IOException {
        var frame = new byte[9 + body.length];
        frame[2] = (byte) body.length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        System.arraycopy(body, 0, frame, 9, body.length);
        socket.getOutputStream().write(frame);
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
