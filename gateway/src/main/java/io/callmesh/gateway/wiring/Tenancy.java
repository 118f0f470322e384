package io.callmesh.gateway.wiring;

import io.callmesh.gateway.call.CallCenter;
import io.callmesh.gateway.call.CallParts;
import io.callmesh.gateway.call.Orphans;
import io.callmesh.gateway.session.Contact;
import io.callmesh.gateway.session.KeptSessions;
import io.callmesh.runtime.MeshException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// Whose calls are whose: says of this gateway's that they are, ends those that are nobody's, and gives its own away when it stops. A
/// gateway that does is not ready; one whose session store is away is, and says that it is degraded.
@Readiness
@Singleton
final class Tenancy implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Tenancy.class);

    /// Before the gRPC server stops, which waits for its calls.
    private static final int FIRST = 0;

    private final Provider<CallCenter> center;
    private final Provider<CallParts> parts;
    private final KeptSessions sessions;
    private final SessionConfig config;
    private final Duration patience;
    private final Thread watcher = Thread.ofVirtual().name("tenancy").unstarted(this::watch);

    Tenancy(Provider<CallCenter> center, Provider<CallParts> parts, KeptSessions sessions, SessionConfig config, CallConfig calls) {
        this.center = center;
        this.parts = parts;
        this.sessions = sessions;
        this.config = config;
        patience = calls.drain();
    }

    void start(@Observes StartupEvent started) {
        sessions.onLost(callId -> center.get().lost(callId));
        watcher.start();
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent stopping) throws InterruptedException {
        watcher.interrupt();
        center.get().drain(patience);
    }

    private void watch() {
        var orphans = new Orphans(parts.get());
        var contact = new Contact(config.lease());
        boolean answered = true;
        try {
            while (true) {
                Thread.sleep(config.lease().dividedBy(3));
                answered &= renewed();
                boolean steady = contact.steady(answered, System.nanoTime());
                answered = !steady || end(orphans);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// A defect of one call does not end the leases of all others.
    private boolean renewed() {
        try {
            return sessions.renew();
        } catch (RuntimeException defect) {
            LOG.error("a call is not said to be ours", defect);
            return false;
        }
    }

    private boolean end(Orphans orphans) throws InterruptedException {
        try {
            orphans.end(config.grace());
            return true;
        } catch (MeshException away) {
            LOG.debugf("calls that are nobody's not looked for fault=%s", away.fault());
            return false;
        } catch (RuntimeException defect) {
            LOG.error("a call that is nobody's is not ended", defect);
            return false;
        }
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("sessions").status(!center.get().draining()).withData("degraded", sessions.degraded());
        return (center.get().draining() ? health.withData("draining", true) : health).build();
    }
}
