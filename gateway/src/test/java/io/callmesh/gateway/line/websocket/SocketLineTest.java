package io.callmesh.gateway.line.websocket;

import io.callmesh.audio.Pcm;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.Line.Opening;
import io.callmesh.gateway.line.LineContract;
import io.callmesh.gateway.line.StepClock;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.websocket.SocketLine.Arrival;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// What every line promises, at 16 kHz.
class SocketLineTest extends LineContract {

    private static final int RATE_HZ = 16_000;

    @Override
    protected Rig rig() {
        return new LineToPage();
    }

    private static final class LineToPage implements Rig {

        private final StepClock clock = new StepClock();
        private final HeardPage page = new HeardPage();
        private final SocketLine line = new SocketLine(new Opening("websocket", "", "retail", "en", RATE_HZ, true, true, ""), page, new ToneLines(Set.of()), clock);

        @Override
        public Line line() {
            return line;
        }

        @Override
        public void pass() {
            clock.pass(20_000_000);
        }

        @Override
        public void say(int level) {
            var samples = new short[RATE_HZ / 50];
            Arrays.fill(samples, (short) level);
            line.arrived(new Arrival.Sound(samples));
        }

        @Override
        public List<Integer> heard() {
            return List.copyOf(page.levels);
        }

        @Override
        public void hangUp() {
            line.gone();
        }

        @Override
        public void close() {
            line.gone();
        }
    }

    /// Plays what it is sent at once.
    private static final class HeardPage implements Page {

        private final List<Integer> levels = new CopyOnWriteArrayList<>();

        @Override
        public void sound(byte[] pcm) {
            levels.add((int) Pcm.decode(pcm)[0]);
        }

        @Override
        public void tell(String json) {}

        @Override
        public void close(boolean moved) {}
    }
}
