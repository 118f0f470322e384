package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.gateway.journal.Chain;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.journal.Written;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.gateway.session.Sessions;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// The session first, then the journal.
class ScribeTest {

    private final Topic topic = new Topic();
    private final Store store = new Store();
    private final Session begun = Sessions.begun();

    @Test
    void anEntryIsReleasedWhenTheSessionThatHoldsItIsSaved() throws InterruptedException {
        // Given
        var scribe = scribe(begun);

        // When
        scribe.journal().write(0, new What.CallStarted("en", "chat"));
        scribe.save(begun);
        scribe.journal().write(1, new What.ToolBegun("order_lookup", "key"));
        scribe.close();

        // Then
        assertThat(topic.released).extracting(Written::sequence).containsExactly(1L, 2L);
        var last = store.saved.getLast();
        assertThat(last.chain().sequence()).isEqualTo(2);
        assertThat(last.chain().hash()).isEqualTo("hash-2");
        assertThat(store.saved).extracting(Session::version).isSorted().doesNotHaveDuplicates();
        assertThat(topic.before).as("saved before it was released").allMatch(known -> known);
    }

    @Test
    void aSessionThatIsRefusedReleasesNothing() throws InterruptedException {
        // Given
        store.refuses = true;
        var scribe = scribe(begun);

        // When
        scribe.journal().write(0, new What.CallStarted("en", "chat"));
        scribe.save(begun);
        scribe.close();

        // Then
        assertThat(topic.released).isEmpty();
    }

    @Test
    void withoutAnywhereToSaveTheJournalGoesOn() throws InterruptedException {
        // Given
        store.away = true;
        var scribe = scribe(begun);

        // When
        scribe.journal().write(0, new What.CallStarted("en", "chat"));
        scribe.save(begun);
        scribe.close();

        // Then
        assertThat(topic.released).extracting(Written::sequence).containsExactly(1L);
    }

    @Test
    void whoTakesACallUpTellsAgainWhatIsPendingAndGoesOnWithTheNextNumber() throws InterruptedException {
        // Given: a gateway that dies before Kafka has acknowledged the second entry
        var first = scribe(begun);
        topic.delivered = 1;
        first.journal().write(0, new What.CallStarted("en", "chat"));
        first.save(begun);
        await().until(() -> topic.released.size() == 1);
        first.journal().write(1, new What.ToolBegun("order_lookup", "key"));
        first.close();
        var left = store.saved.getLast();
        assertThat(left.chain().pending()).extracting(Written::id).containsExactly(left.callId() + "-2");

        // When
        topic.released.clear();
        var second = scribe(left);
        second.journal().write(1, new What.CallResumed("grpc", "gateway-2"));
        second.save(left);
        second.close();

        // Then
        assertThat(topic.released).extracting(Written::sequence).containsExactly(2L, 3L);
        assertThat(topic.released.getFirst()).isEqualTo(left.chain().pending().getFirst());
        assertThat(topic.formed.getLast().previous()).isEqualTo("hash-2");
    }

    @Test
    void aSessionCarriesNoMoreEntriesThanItMay() throws InterruptedException {
        var scribe = scribe(begun);
        for (int i = 0; i < 200; i++) scribe.journal().write(1, new What.ToolBegun("order_lookup", "key-" + i));
        scribe.save(begun);
        scribe.close();

        assertThat(topic.released).hasSize(200);
        assertThat(store.saved.getLast().chain().pending()).hasSize(Chain.MAX_PENDING);
    }

    private Scribe scribe(Session found) {
        return new Scribe(store, topic, () -> Instant.EPOCH, found, Discretion.without(found));
    }

    private final class Store implements SessionStore {

        final List<Session> saved = new CopyOnWriteArrayList<>();
        volatile boolean refuses;
        volatile boolean away;

        @Override
        public boolean save(Session session) {
            if (away) throw new MeshException(new Fault.Unavailable("redis"));
            if (!refuses) saved.add(session);
            return !refuses;
        }

        @Override
        public Optional<Session> find(String callId) {
            return Optional.empty();
        }

        @Override
        public Optional<Session> resume(String resumeToken) {
            return Optional.empty();
        }
    }

    private final class Topic implements Journal {

        final List<JournalEntry> formed = new CopyOnWriteArrayList<>();
        final List<Written> released = new CopyOnWriteArrayList<>();
        final List<Boolean> before = new ArrayList<>();
        volatile long delivered;

        @Override
        public void write(JournalEntry entry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Written form(JournalEntry entry) {
            formed.add(entry);
            return new Written(entry.callId(), entry.tenant(), entry.sequence(), entry.kind(), entry.at(), "hash-" + entry.sequence(), "{}", Optional.empty());
        }

        @Override
        public void release(Written entry) {
            before.add(!store.saved.isEmpty() && store.saved.getLast().chain().sequence() >= entry.sequence());
            released.add(entry);
        }

        @Override
        public long delivered(String callId) {
            return delivered;
        }
    }
}
