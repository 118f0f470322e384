package io.callmesh.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.gateway.session.SessionStore.Tenure;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class KeptSessionsTest {

    private final Flickering store = new Flickering();
    private final KeptSessions sessions = new KeptSessions(store, 2, Duration.ofMillis(5));

    @Test
    void whileTheStoreIsAwayTheNewestVersionIsKeptAndFound() {
        // Given
        store.away = true;
        var first = Sessions.begun();
        var second = Sessions.talked(first);

        // When
        assertThat(sessions.save(first)).isTrue();
        assertThat(sessions.save(second)).isTrue();

        // Then
        assertThat(sessions.degraded()).isTrue();
        assertThat(sessions.find(first.callId())).contains(second);
        assertThat(sessions.resume(first.resumeToken())).contains(second.taken(2, second.resumeToken()));
        assertThat(sessions.save(first)).isFalse();
    }

    @Test
    void whatWasKeptIsSavedWhenTheStoreIsBack() {
        // Given
        store.away = true;
        var session = Sessions.begun();
        sessions.save(session);

        // When
        store.away = false;

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> !sessions.degraded());
        assertThat(store.saved).containsEntry(session.callId(), session);
    }

    @Test
    void aNewerSaveMakesTheKeptOneUnnecessary() {
        // Given
        store.away = true;
        var patient = new KeptSessions(store, 2, Duration.ofHours(1));
        var session = Sessions.begun();
        patient.save(session);
        store.away = false;

        // When
        boolean saved = patient.save(Sessions.talked(session));

        // Then
        assertThat(saved).isTrue();
        assertThat(patient.degraded()).isFalse();
    }

    @Test
    void noMoreThanTheRoomIsKept() {
        // Given
        store.away = true;
        var eldest = Sessions.begun();
        sessions.save(eldest);

        // When
        sessions.save(Sessions.begun());
        sessions.save(Sessions.begun());

        // Then
        assertThat(sessions.waiting()).isEqualTo(2);
        assertThat(sessions.forgotten()).isEqualTo(1);
        assertThat(sessions.find(eldest.callId())).describedAs("it lives here").contains(eldest);
    }

    @Test
    void aCallThatMovedToAnotherGatewayIsNotWrittenOver() {
        // Given
        var session = Sessions.begun();
        var elsewhere = Sessions.talked(Sessions.talked(session));
        store.away = true;
        sessions.save(Sessions.talked(session));
        store.saved.put(session.callId(), elsewhere);

        // When
        store.away = false;

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> !sessions.degraded());
        assertThat(store.saved).containsEntry(session.callId(), elsewhere);
    }

    @Test
    void aCallThatAnotherGatewayHasIsTold() {
        // Given
        var session = Sessions.begun();
        var lost = new CopyOnWriteArrayList<String>();
        sessions.onLost(lost::add);
        sessions.save(session);

        // When
        store.standing = Tenure.OTHERS;
        sessions.renew();

        // Then
        assertThat(lost).containsExactly(session.callId());
        assertThat(sessions.fence(session.callId())).isZero();
    }

    @Test
    void aCallWhoseSaveIsRefusedIsToldAtOnce() {
        // Given
        var session = Sessions.begun();
        var lost = new CopyOnWriteArrayList<String>();
        sessions.onLost(lost::add);
        sessions.save(session);
        store.saved.put(session.callId(), Sessions.talked(Sessions.talked(session)));

        // When
        boolean saved = sessions.save(Sessions.talked(session));

        // Then
        assertThat(saved).isFalse();
        assertThat(lost).containsExactly(session.callId());
    }

    @Test
    void aCallThatTheStoreHasForgottenIsSavedAgain() {
        // Given
        var session = Sessions.begun();
        sessions.save(session);
        store.saved.clear();

        // When
        store.standing = Tenure.UNKNOWN;
        sessions.renew();

        // Then
        assertThat(store.saved).containsEntry(session.callId(), session);
    }

    @Test
    void aCallThatLivesHereIsTakenUpHereWhileTheStoreIsAway() {
        // Given
        var session = Sessions.begun();
        sessions.save(session);

        // When
        store.away = true;

        // Then
        assertThat(sessions.resume(session.resumeToken())).contains(session.taken(2, session.resumeToken()));
    }

    /// A store that can be away.
    private static final class Flickering implements SessionStore {

        final Map<String, Session> saved = new ConcurrentHashMap<>();
        volatile boolean away;
        volatile Tenure standing = Tenure.OURS;

        @Override
        public Tenure renew(Session session) {
            answer();
            return standing;
        }

        @Override
        public boolean save(Session session) {
            answer();
            var now = saved.merge(session.callId(), session, (old, young) -> young.version() > old.version() ? young : old);
            return now.equals(session);
        }

        @Override
        public Optional<Session> find(String callId) {
            answer();
            return Optional.ofNullable(saved.get(callId));
        }

        @Override
        public Optional<Session> resume(String resumeToken) {
            answer();
            return saved.values().stream().filter(session -> session.resumeToken().equals(resumeToken)).findFirst();
        }

        private void answer() {
            if (away) throw new MeshException(new Fault.Unavailable("store"));
        }
    }
}
