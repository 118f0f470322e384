package io.callmesh.gateway.call;

import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.Queue;
import io.callmesh.gateway.line.Line;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Looks for a person to give one call to: by the line itself, then at the page, then by whatever desk is told of it.
final class Seeker {

    private static final Logger LOG = Logger.getLogger(Seeker.class);
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final HandOffs handOffs;
    private final Line line;
    private final Queue queue;
    private final Briefing briefing;
    private final String tenant;

    Seeker(HandOffs handOffs, Line line, Queue queue, Briefing briefing, String tenant) {
        this.handOffs = handOffs;
        this.line = line;
        this.queue = queue;
        this.briefing = briefing;
        this.tenant = tenant;
    }

    /// Waits as long as the queue says; a person who joins meanwhile interrupts it.
    ///
    /// @return how it was handed over; empty when nobody took it
    String seek() throws InterruptedException {
        if (queue.sip().isPresent() && line.transfers() && transferred(queue.sip().get())) return "transferred";
        if (queue.agents()) await();
        if (handOffs.outbox().reaches(queue) && handOffs.outbox().tell(queue, noted())) return "told";
        return queue.line() ? "line" : "";
    }

    /// Whoever picks up a transferred call finds the briefing at the desk.
    private boolean transferred(String target) throws InterruptedException {
        boolean gone = line.transfer(target);
        if (gone) Thread.ofVirtual().name(briefing.id()).start(this::sendNoted);
        else LOG.warnf("the line did not transfer callId=%s queue=%s", briefing.call().id(), queue.name());
        return gone;
    }

    private void sendNoted() {
        try {
            handOffs.outbox().send(queue, noted());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private Briefing noted() throws InterruptedException {
        return briefing.with(handOffs.notes().of(briefing));
    }

    /// A person who joins ends this thread.
    private void await() throws InterruptedException {
        long deadline = System.nanoTime() + queue.patience().toNanos();
        while (handOffs.floor().staffed(tenant, queue.name()) && System.nanoTime() - deadline < 0) Thread.sleep(GLANCE);
    }
}
