package io.callmesh.gateway.wiring;

import io.callmesh.gateway.erasure.Retention;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.seal.redis.MeshSeal;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Keeps a gateway that could not read what it writes from starting, and puts old keys under the key-encryption key of now.
@Singleton
final class SealWatch {

    private static final Logger LOG = Logger.getLogger(SealWatch.class);
    private static final int NO_KEY = 4;

    private final Instance<MeshSeal> seal;
    private final Instance<Retention> retention;

    SealWatch(Instance<MeshSeal> seal, Instance<Retention> retention) {
        this.seal = seal;
        this.retention = retention;
    }

    /// Before anybody calls.
    void object(@Observes @Priority(2) StartupEvent starting) {
        try {
            seal.get().unsettled();
            retention.get().usual();
        } catch (RuntimeException wrong) {
            if (!(root(wrong) instanceof IllegalArgumentException plain)) throw wrong;
            throw new PreventFurtherStepsException(plain.getMessage(), NO_KEY);
        }
        if (LaunchMode.current() == LaunchMode.NORMAL) Thread.ofVirtual().name("seal/renew").start(this::renew);
    }

    private static Throwable root(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }

    private void renew() {
        try {
            int renewed = seal.get().renew();
            if (renewed > 0) LOG.infof("keys of calls are under the key-encryption key of now keys=%d", renewed);
        } catch (MeshException away) {
            LOG.warnf("keys of calls were not put under the key-encryption key of now fault=%s", away.fault());
        }
    }
}
