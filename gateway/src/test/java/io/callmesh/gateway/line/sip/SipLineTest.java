package io.callmesh.gateway.line.sip;

import io.callmesh.audio.MuLaw;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineContract;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.rtp.HandPace;
import io.callmesh.gateway.line.rtp.Phone;
import io.callmesh.gateway.line.rtp.RtpCounts;
import io.callmesh.gateway.line.rtp.RtpPorts;
import io.callmesh.gateway.line.sip.wire.Letters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What every line promises, by telephone: signalling and packets over real sockets.
class SipLineTest extends LineContract {

    @Override
    protected Rig rig() throws Exception {
        return new LineToTelephone();
    }

    private static final class LineToTelephone implements Rig {

        private final HandPace pace = new HandPace();
        private final Lent host = new Lent();
        private final SipServer server;
        private final TestPhone signals;
        private final Phone sound;
        private final Line line;
        private final List<Integer> heard = new ArrayList<>();

        private LineToTelephone() throws Exception {
            var settings = Exchange.settings(10, Duration.ofSeconds(2));
            server = new SipServer(settings, new Trunks(List.of(), settings.listen(), InstantSource.system()), host,
                    new SipServer.Sound(RtpPorts.any(Exchange.local()), pace, new RtpCounts(), new ToneLines(Set.of())), new SipCounts());
            signals = new TestPhone(server.port());
            var ports = new Phone(new InetSocketAddress(Exchange.local(), 9)); // its own port is known before the other side's
            int port = ports.address().getPort();
            var answer = signals.dial("retail", Letters.SDP.replace("m=audio 4000", "m=audio " + port));
            ports.close();
            sound = new Phone(port, new InetSocketAddress(Exchange.local(), audio(answer.body())));
            line = host.line.get(10, TimeUnit.SECONDS);
        }

        private static int audio(byte[] description) {
            return Integer.parseInt(new String(description, StandardCharsets.UTF_8).replaceAll("(?s).*m=audio (\\d+) .*", "$1"));
        }

        @Override
        public Line line() {
            return line;
        }

        @Override
        public void pass() {
            pace.tick();
        }

        @Override
        public void say(int level) throws IOException {
            var code = new byte[160];
            Arrays.fill(code, MuLaw.encode((short) level));
            sound.say(0, code);
        }

        @Override
        public List<Integer> heard() throws IOException {
            for (var packet : sound.arrived()) heard.add((int) MuLaw.decode(new byte[] {packet[90]})[0]);
            return heard.stream().filter(level -> level > 500).toList();
        }

        @Override
        public void hangUp() throws IOException {
            signals.bye();
        }

        @Override
        public void close() throws IOException {
            host.over.countDown();
            server.close();
            signals.close();
            sound.close();
        }
    }

    /// Accepts a call and leaves it to the test.
    private static final class Lent implements LineHost {

        private final CompletableFuture<Line> line = new CompletableFuture<>();
        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public void host(Line called) throws InterruptedException {
            called.ready();
            line.complete(called);
            over.await();
        }

        @Override
        public void end(String callId, Predicate<String> theirs) {}
    }
}
