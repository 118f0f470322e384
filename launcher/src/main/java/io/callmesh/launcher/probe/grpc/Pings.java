package io.callmesh.launcher.probe.grpc;

import io.callmesh.launcher.probe.Target;
import io.callmesh.launcher.probe.grpc.Check.Amiss;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// Pings as often as the documentation allows, on a connection without calls. A server that minds says so after the third
/// (gRPC proposal A8: GOAWAY, ENHANCE_YOUR_CALM, `too_many_pings`).
final class Pings {

    private static final int PINGS = 4, EVERY_MS = 2_100;
    private static final String PERMIT = "let server and proxy permit a ping each 2 s, also without calls; else let your clients ping less often than they complain";

    private final Target target;

    Pings(Target target) {
        this.target = target;
    }

    String look() throws Exception {
        try (var raw = RawConnection.open(target)) {
            long slowest = 0;
            for (byte ping = 1; ping <= PINGS; ping++) {
                Thread.sleep(EVERY_MS);
                long begun = System.nanoTime();
                raw.ping(ping);
                answered(raw);
                slowest = Math.max(slowest, (System.nanoTime() - begun) / 1_000_000);
            }
            return PINGS + " pings, one each " + EVERY_MS + " ms without a call, all answered (" + slowest + " ms)";
        }
    }

    private static void answered(RawConnection raw) throws IOException, Amiss {
        try {
            for (var frame = raw.receive(); frame.type() != RawConnection.PING; frame = raw.receive()) {
                if (frame.type() == RawConnection.GOAWAY) throw new Amiss("the server hangs up: " + reason(frame.body()), PERMIT);
            }
        } catch (SocketTimeoutException late) {
            throw new Amiss("a ping was not answered", PERMIT);
        }
    }

    private static String reason(byte[] goAway) {
        var said = goAway.length > 8 ? new String(goAway, 8, goAway.length - 8, StandardCharsets.US_ASCII) : "";
        return said.isEmpty() ? "GOAWAY" : said;
    }
}
