package io.callmesh.gateway.wiring;

import io.callmesh.gateway.erasure.Retention;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.seal.redis.MeshSeal;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Keeps a gateway that could not read what it writes from starting, and puts old keys under the key-encryption key of now.
@Singleton
final class SealWatch {

    private static final Logger LOG = Logger.getLogger(SealWatch.class);

    private final Instance<MeshSeal> seal;
    private final Instance<Retention> retention;

    SealWatch(Instance<MeshSeal> seal, Instance<Retention> retention) {
        this.seal = seal;
        this.retention = retention;
    }

    /// Before anybody calls. An ordinary exception, for the reason that [KeyWatch] gives.
    void object(@Observes @Priority(2) StartupEvent starting) {
        try {
            seal.get().unsettled();
            retention.get().usual();
        } catch (RuntimeException wrong) {
            throw plain(wrong).map(reason -> (RuntimeException) new IllegalStateException(reason)).orElse(wrong);
        }
        if (LaunchMode.current() == LaunchMode.NORMAL) Thread.ofVirtual().name("seal/renew").start(this::renew);
    }

    /// What is said in plain words, however it is wrapped.
    static Optional<String> plain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(IllegalArgumentException.class::isInstance)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst();
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
