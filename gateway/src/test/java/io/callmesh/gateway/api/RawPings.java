package io.callmesh.gateway.api;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Pings on an HTTP/2 connection without calls: grpc-java itself pings no more often than every 10 s. RFC 9113, 3.4, 4.1, 6.7, 6.8.
final class RawPings {

    private static final int SETTINGS = 4, PING = 6, GOAWAY = 7, ACKNOWLEDGED = 1, PATIENCE_MS = 5_000;

    private RawPings() {}

    /// @return what the server said when it hung up; nothing when it bore them all
    static Optional<String> each(Duration pause, int pings, int port) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            var in = new DataInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            send(out, SETTINGS, 0, new byte[0]);
            for (int n = 0; n < pings; n++) {
                LockSupport.parkNanos(pause.toNanos());
                send(out, PING, 0, new byte[8]);
                var goodbye = answered(in, out);
                if (goodbye.isPresent()) return goodbye;
            }
            return Optional.empty();
        }
    }

    private static Optional<String> answered(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            byte[] head = in.readNBytes(9);
            if (head.length < 9) return Optional.of("hung up");
            byte[] body = in.readNBytes((head[1] & 0xff) << 8 | head[2] & 0xff);
            boolean acknowledges = (head[4] & ACKNOWLEDGED) != 0;
            if (head[3] == GOAWAY) return Optional.of(new String(body, 8, body.length - 8, StandardCharsets.US_ASCII));
            if (head[3] == PING && acknowledges) return Optional.empty();
            if ((head[3] == PING || head[3] == SETTINGS) && !acknowledges) send(out, head[3], ACKNOWLEDGED, head[3] == PING ? body : new byte[0]);
        }
    }

    private static void send(OutputStream out, int type, int flags, byte[] body) throws IOException {
        var frame = new byte[9 + body.length];
        frame[2] = (byte) body.length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        System.arraycopy(body, 0, frame, 9, body.length);
        out.write(frame);
        out.flush();
    }
}
