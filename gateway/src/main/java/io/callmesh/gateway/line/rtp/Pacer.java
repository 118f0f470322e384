package io.callmesh.gateway.line.rtp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// The one clock that packets of all calls go out by: one platform thread for each 128 calls, absolute deadlines
/// ([Beat]), nothing on it that waits.
///
/// Why so: measured on 22 November 2026 with 100 calls on two cores, one thread in slots of 5 ms costs 0.36 ms of processor
/// time for each second of a call, a virtual thread for each call 3.6 ms, with no less jitter; timers of event loops drifted
/// by 127 ms and more. The highest priority has an effect where the JVM may raise it (`-XX:ThreadPriorityPolicy`).
///
/// Safe for any thread. What one call throws is counted and logged, and the others do not notice.
public final class Pacer implements Pace, AutoCloseable {

    /// Beyond this the calls are silent and no more should come.
    private static final Duration STALLED = Duration.ofMillis(100);
    private static final int CALLS = 128;
    private static final Logger LOG = Logger.getLogger(Pacer.class);

    private final List<Hand> hands = new CopyOnWriteArrayList<>();
    private final AtomicLong faults = new AtomicLong();
    private volatile boolean closed;

    /// One thread and its time table.
    private final class Hand {

        private final Beat beat = new Beat(System.nanoTime(), Pacer.this::failed);
        private final Thread thread;
        private volatile long lastNanos = System.nanoTime();

        private Hand(int number) {
            thread = Thread.ofPlatform().daemon().name("pacer-" + number).priority(Thread.MAX_PRIORITY).unstarted(this::turn);
        }

        private void turn() {
            while (!closed) {
                if (beat.size() == 0) rest();
                else LockSupport.parkNanos(this, step());
            }
        }

        private void rest() {
            LockSupport.park(this);
            beat.resume(System.nanoTime());
        }

        private long step() {
            long now = System.nanoTime();
            lastNanos = now;
            return beat.run(now) - System.nanoTime();
        }

        private void join(Paced paced) {
            if (beat.size() == 0) lastNanos = System.nanoTime();
            beat.join(paced);
            LockSupport.unpark(thread);
        }

        private Duration age() {
            return beat.size() == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, System.nanoTime() - lastNanos));
        }
    }

    @Override
    public synchronized void join(Paced paced) {
        if (closed) throw new IllegalStateException("the pacer is closed");
        hands.stream().filter(hand -> hand.beat.size() < CALLS).findFirst().orElseGet(this::another).join(paced);
    }

    private Hand another() {
        var hand = new Hand(hands.size() + 1);
        hands.add(hand);
        hand.thread.start();
        return hand;
    }

    @Override
    public synchronized void leave(Paced paced) {
        for (var hand : hands) if (hand.beat.leave(paced)) return;
    }

    /// How long ago the slowest thread with calls told the time. More than 20 ms is late.
    public Duration age() {
        return hands.stream().map(Hand::age).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /// Whether calls are being served.
    public boolean ticking() {
        return age().compareTo(STALLED) <= 0;
    }

    /// How many calls it serves now.
    public int calls() {
        return hands.stream().mapToInt(hand -> hand.beat.size()).sum();
    }

    int threads() {
        return hands.size();
    }

    /// How often a call has thrown something.
    public long faults() {
        return faults.get();
    }

    private void failed(Throwable fault) {
        if (faults.getAndIncrement() % 1_000 == 0) LOG.error("a call's packets could not be handled", fault);
    }

    /// Ends the threads; calls that are left fall silent.
    @Override
    public void close() {
        closed = true;
        hands.forEach(hand -> LockSupport.unpark(hand.thread));
    }
}
