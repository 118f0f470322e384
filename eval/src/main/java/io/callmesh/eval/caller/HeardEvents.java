package io.callmesh.eval.caller;

import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// What came over a line of sound, as the events of a call, for one reader. Safe for any thread.
public final class HeardEvents {

    /// Ten seconds of a reader that stands still; then the newest is lost.
    private static final int ROOM = 512;
    private static final long LOOK_NANOS = 100_000_000L;

    private final BlockingQueue<Arrived> arrived = new ArrayBlockingQueue<>(ROOM);
    private final ByEar ear = new ByEar();

    private sealed interface Arrived {

        record Event(CallEvent event) implements Arrived {}

        record Broken(MeshException cause) implements Arrived {}
    }

    public ByEar ear() {
        return ear;
    }

    public void tell(CallEvent event) {
        arrived.offer(new Arrived.Event(event));
    }

    public void heard(short[] samples) {
        ear.heard(samples, System.nanoTime()).forEach(this::tell);
    }

    /// The call is over: by its end, or by something else.
    public void end(String reason) {
        last(new Arrived.Event(new CallEvent.Ended(reason)));
    }

    public void broken(MeshException cause) {
        last(new Arrived.Broken(cause));
    }

    private void last(Arrived end) {
        if (arrived.offer(end)) return;
        arrived.clear();
        arrived.offer(end);
    }

    /// As [Connection#take].
    public Optional<CallEvent> take(Duration patience) throws InterruptedException {
        for (long end = System.nanoTime() + patience.toNanos();;) {
            long left = end - System.nanoTime();
            var next = arrived.poll(Math.clamp(left, 0, LOOK_NANOS), TimeUnit.NANOSECONDS);
            if (next instanceof Arrived.Broken(var cause)) throw cause;
            if (next instanceof Arrived.Event(var event)) return Optional.of(event);
            ear.quiet(System.nanoTime()).forEach(this::tell);
            if (left <= 0) return Optional.ofNullable(arrived.poll()).map(late -> ((Arrived.Event) late).event());
        }
    }
}
