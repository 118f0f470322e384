package io.callmesh.eval.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SteadyConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Opening OPENING = new Opening("retail", "en", new Opening.Medium.Typed(0));
    private static final MeshException GONE = new MeshException(new Fault.Unavailable("gateway"));

    private final Scripted first = new Scripted(), second = new Scripted();

    @Test
    void aCallThatBreaksOffGoesOnAtTheNextByItsToken() throws Exception {
        // Given
        first.tells(opened(-1), GONE);
        second.tells(opened(0));

        // When
        var call = new SteadyConnection(List.of(first, second), OPENING);
        call.take(PATIENCE);
        var event = call.take(PATIENCE);

        // Then
        assertThat(event).contains(opened(0));
        assertThat(second.openings).extracting(Opening::token).containsExactly("token");
    }

    @Test
    void whatWasTypedAndIsNotKnownThereIsSentAgain() throws Exception {
        // Given
        first.tells(opened(-1), said(0), GONE);
        second.tells(opened(0));

        // When
        var call = taken(2);
        call.text("where is my order");
        call.take(PATIENCE);

        // Then
        assertThat(second.typed).containsExactly("where is my order");
    }

    @Test
    void whatIsKnownThereIsNot() throws Exception {
        // Given
        first.tells(opened(-1), said(0), GONE);
        second.tells(opened(1));

        // When
        var call = taken(2);
        call.text("where is my order");
        call.take(PATIENCE);

        // Then
        assertThat(second.typed).isEmpty();
    }

    @Test
    void aCallThatIsOverStaysOver() throws Exception {
        // Given
        first.tells(opened(-1), new CallEvent.Ended("completed"), GONE);

        // When
        var call = taken(2);

        // Then
        assertThatThrownBy(() -> call.take(PATIENCE)).isSameAs(GONE);
        assertThat(second.openings).isEmpty();
    }

    @Test
    void aGatewayThatRefusesIsBelieved() throws Exception {
        // Given
        first.tells(opened(-1), GONE);
        second.tells(new MeshException(new Fault.NotFound("call", "by resume token", "RESUME_TOKEN_UNKNOWN")));

        // When
        var call = taken(1);

        // Then
        assertThatThrownBy(() -> call.take(PATIENCE)).hasMessageContaining("RESUME_TOKEN_UNKNOWN");
    }

    private SteadyConnection taken(int events) throws InterruptedException {
        var call = new SteadyConnection(List.of(first, second), OPENING);
        for (int n = 0; n < events; n++) call.take(PATIENCE);
        return call;
    }

    private static CallEvent opened(int turn) {
        return new CallEvent.Opened("call", "token", "retail", "en", turn);
    }

    private static CallEvent said(int turn) {
        return new CallEvent.Said(turn, "Welcome.", "Welcome.", false, List.of());
    }

    /// A gateway whose one call tells what a test says.
    private static final class Scripted implements Gateway, Connection {

        final List<Opening> openings = new ArrayList<>();
        final List<String> typed = new ArrayList<>();
        private final Queue<Object> told = new ArrayDeque<>();

        void tells(Object... events) {
            told.addAll(List.of(events));
        }

        @Override
        public Connection call(Opening opening) {
            openings.add(opening);
            return this;
        }

        @Override
        public List<Offer> assistants() {
            return List.of();
        }

        @Override
        public Optional<CallEvent> take(Duration patience) {
            return switch (told.poll()) {
                case CallEvent event -> Optional.of(event);
                case MeshException failure -> throw failure;
                case null, default -> Optional.empty();
            };
        }

        @Override
        public void text(String text) {
            typed.add(text);
        }

        @Override
        public void sound(short[] samples) {}

        @Override
        public void keys(String digits) {}

        @Override
        public void hangUp() {}

        @Override
        public void close() {}
    }
}
