package io.callmesh.gateway.handoff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Tells desks of calls: each on a virtual thread of its own, that outlives the call, until the desk has it or there is no hope.
/// Safe for many threads.
public final class Outbox implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Outbox.class);

    /// Briefings on their way; each some kilobytes.
    private static final int ROOM = 500;

    private final List<Desk> desks;
    private final List<Duration> pauses;
    private final Semaphore room = new Semaphore(ROOM);
    private final AtomicLong lost = new AtomicLong();
    private final Letters letters = new Letters();

    /// @param pauses before each further attempt
    public Outbox(List<Desk> desks, List<Duration> pauses) {
        this.desks = List.copyOf(desks);
        this.pauses = List.copyOf(pauses);
    }

    /// Whether any desk takes calls of that queue.
    public boolean reaches(Queue queue) {
        return desks.stream().anyMatch(desk -> desk.serves(queue, Briefing.Kind.HAND_OFF));
    }

    /// Tells every desk of the queue once, and waits.
    ///
    /// @return whether one of them has it
    public boolean tell(Queue queue, Briefing briefing) throws InterruptedException {
        boolean told = false;
        for (var desk : serving(queue, briefing)) told |= desk.tell(queue, briefing);
        return told;
    }

    /// Tells every desk of the queue, as often as it takes; returns at once.
    public void send(Queue queue, Briefing briefing) {
        for (var desk : serving(queue, briefing)) {
            if (room.tryAcquire()) letters.start("outbox-" + briefing.id(), () -> deliver(desk, queue, briefing));
            else lose(briefing);
        }
    }

    private List<Desk> serving(Queue queue, Briefing briefing) {
        return desks.stream().filter(desk -> desk.serves(queue, briefing.kind())).toList();
    }

    private void deliver(Desk desk, Queue queue, Briefing briefing) {
        try {
            for (var pause : pauses) {
                if (desk.tell(queue, briefing)) return;
                Thread.sleep(pause);
            }
            if (!desk.tell(queue, briefing)) lose(briefing);
        } catch (InterruptedException closed) {
            lose(briefing);
        } finally {
            room.release();
        }
    }

    private void lose(Briefing briefing) {
        lost.incrementAndGet();
        LOG.errorf("a desk was not told callId=%s queue=%s kind=%s", briefing.call().id(), briefing.queue(), briefing.kind());
    }

    /// Briefings on their way.
    public int waiting() {
        return ROOM - room.availablePermits();
    }

    /// Briefings that a desk never got.
    public long lost() {
        return lost.get();
    }

    @Override
    public void close() {
        letters.interrupt();
    }

    /// The threads that run, so that they can be ended.
    private static final class Letters {

        private final List<Thread> running = new ArrayList<>();

        synchronized void start(String name, Runnable work) {
            running.removeIf(thread -> !thread.isAlive());
            running.add(Thread.ofVirtual().name(name).start(work));
        }

        synchronized void interrupt() {
            running.forEach(Thread::interrupt);
        }
    }
}
