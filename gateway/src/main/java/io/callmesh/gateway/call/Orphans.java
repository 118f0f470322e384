package io.callmesh.gateway.call;

import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.session.Session;
import io.callmesh.runtime.MeshException;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Calls whose gateway is gone and whose callers did not come back: they are ended, so that none is without an end. Any gateway does it.
public final class Orphans {

    private static final Logger LOG = Logger.getLogger(Orphans.class);

    /// As journals name it.
    private static final String LOST = "lost";

    /// At a time; the next are due when these are done.
    private static final int MOST = 20;

    private final CallParts parts;

    public Orphans(CallParts parts) {
        this.parts = parts;
    }

    /// @param grace how long a call may be without a gateway
    /// @throws MeshException when the store does not answer
    public void end(Duration grace) throws InterruptedException {
        for (var session : parts.store().orphans(grace, MOST)) end(session);
    }

    private void end(Session session) throws InterruptedException {
        LOG.infof("call ends callId=%s reason=%s", session.callId(), LOST);
        Metrics.counter("callmesh.calls.lost").increment();
        double seconds = Duration.between(session.startedAt(), parts.clock().instant()).toMillis() / 1_000.0;
        var discretion = Discretion.without(session);
        var scribe = new Scribe(parts.store(), parts.journal(), parts.clock(), session, discretion);
        scribe.journal().write(session.turn(), new What.CallEnded(LOST, session.turn(), seconds));
        scribe.save(session.ended(LOST));
        scribe.close();
        new Acquaintance(parts.profiles()).part(session, discretion.keeps(), parts.clock().instant());
    }
}
