package io.callmesh.gateway.line.audiosocket;

import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineContract;
import io.callmesh.gateway.line.StepClock;
import io.callmesh.gateway.line.ToneLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What every line promises, at 8 kHz.
class AudioSocketLineTest extends LineContract {

    @Override
    protected Rig rig() throws IOException {
        return new LineToAsterisk();
    }

    private static final class LineToAsterisk implements Rig {

        private final StepClock clock = new StepClock();
        private final Asterisk asterisk;
        private final Wire wire;
        private final AudioSocketLine line;

        private LineToAsterisk() throws IOException {
            try (var server = new ServerSocket()) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                asterisk = new Asterisk(server.getLocalSocketAddress()).listening();
                wire = new Wire(server.accept(), "test");
            }
            line = new AudioSocketLine(Destination.of("retail"), wire, Message.sound(0x10, new byte[0]), new ToneLines(Set.of()), clock, Duration.ofSeconds(30));
        }

        @Override
        public Line line() {
            return line;
        }

        @Override
        public void pass() {
            clock.pass(20_000_000);
        }

        @Override
        public void say(int level) throws IOException {
            asterisk.say(0x10, 160, level);
        }

        @Override
        public List<Integer> heard() {
            return asterisk.heard();
        }

        @Override
        public void hangUp() throws IOException {
            asterisk.send(0, new byte[0]);
        }

        @Override
        public void close() throws IOException {
            wire.cut();
            wire.finish();
            asterisk.close();
        }
    }
}
