package io.callmesh.gateway.line.sip;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Holds calls without assistants: what it does depends on who was called. `echo` says back what it hears, `bye` hangs up after half a second,
/// `desk` has the caller transferred, `slow` lets it ring, `nobody` is unknown and `busy` has no room.
final class EchoHost implements LineHost {

    private static final int HALF_A_SECOND = 25;

    final List<Line.Opening> openings = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    final List<Fault> turnedAway = new CopyOnWriteArrayList<>();
    final List<Boolean> transfers = new CopyOnWriteArrayList<>();
    final AtomicInteger frames = new AtomicInteger(), loud = new AtomicInteger(), over = new AtomicInteger();
    final CountDownLatch ringing = new CountDownLatch(1);
    volatile String desk = "sip:desk@127.0.0.1:9";

    /// Makes a line return from listening.
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public void host(Line line) throws InterruptedException {
        openings.add(line.opening());
        switch (line.opening().assistant()) {
            case "nobody", "-" -> throw new MeshException(new Fault.NotFound("assistant", "nobody", "ASSISTANT_UNKNOWN"));
            case "busy" -> throw new MeshException(new Fault.Overloaded("gateway", Duration.ofSeconds(7)));
            case "slow" -> ringing.await(3, TimeUnit.SECONDS);
            default -> { }
        }
        try {
            line.listen(ear(line));
        } catch (Enough done) {
            if (line.opening().assistant().equals("desk")) transfers.add(line.transfer(desk));
        } finally {
            over.incrementAndGet();
        }
    }

    @Override
    public void turnedAway(InetAddress peer, Fault why) {
        turnedAway.add(why);
    }

    private Line.Ear ear(Line line) {
        return new Line.Ear() {
            private int heard;

            @Override
            public void frame(Frame frame) throws InterruptedException {
                frames.incrementAndGet();
                for (var sample : frame.samples()) {
                    if (Math.abs(sample) < 1_000) continue;
                    loud.incrementAndGet();
                    break;
                }
                if (!line.opening().assistant().equals("echo") && ++heard > HALF_A_SECOND) throw new Enough();
                line.play(frame);
            }

            @Override
            public void keys(String digits) {
                keys.add(digits);
            }

            @Override
            public void text(String typed) {
                throw new AssertionError("a telephone types nothing");
            }
        };
    }

    @Override
    public void end(String callId, Predicate<String> theirs) {}
}
