package io.callmesh.runtime.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FallbackTest {

    private static final Duration REST = Duration.ofSeconds(30);

    /// An engine that does what it was told: answers, or fails.
    private static final class Engine {
        private RuntimeException failure = null;
        private int asked;

        String ask(String answer) {
            asked++;
            if (failure != null) throw failure;
            return answer;
        }
    }

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> book = new ArrayList<>();
    private final Engine remote = new Engine(), local = new Engine();
    private final List<Candidate<Engine>> order = List.of(new Candidate<>("remote", remote), new Candidate<>("local", local));
    private final Fallback fallback = new Fallback("test", 3, REST, nanos::get, new Ledger() {
        @Override
        public void served(String engine, boolean first) {
            book.add(engine + (first ? " served" : " served instead"));
        }

        @Override
        public void failed(String engine, Fault fault) {
            book.add(engine + " " + fault.getClass().getSimpleName());
        }
    });

    @Test
    void theFirstOneThatAnswersIsTheOnlyOneAsked() throws InterruptedException {
        // When
        var served = fallback.ask(order, engine -> engine.ask("hello"));
        // Then
        assertThat(served).isEqualTo(new Served<>(order.getFirst(), "hello"));
        assertThat(local.asked).isZero();
        assertThat(book).containsExactly("remote served");
    }

    static List<RuntimeException> failures() {
        return List.of(
                new MeshException(new Fault.Unavailable("x")),
                new MeshException(new Fault.TimedOut("x", REST)),
                new MeshException(new Fault.EngineFailed("x")),
                new MeshException(new Fault.Overloaded("x", REST)),
                new MeshException(new Fault.Forbidden("x")),
                new IllegalStateException("a defect of the engine"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theNextOneTakesWhatTheFirstFailsAt(RuntimeException failure) throws InterruptedException {
        // Given
        remote.failure = failure;
        // When
        var served = fallback.ask(order, engine -> engine.ask("hello"));
        // Then
        assertThat(served.by().name()).isEqualTo("local");
        assertThat(book).hasSize(2).endsWith("local served instead");
    }

    @Test
    void aRequestThatIsAtFaultIsNotPassedOn() {
        // Given
        remote.failure = new MeshException(new Fault.BadInput("text", "must be shorter"));
        // When, Then
        assertThatThrownBy(() -> fallback.ask(order, engine -> engine.ask("hello"))).isSameAs(remote.failure);
        assertThat(local.asked).isZero();
        assertThat(book).isEmpty();
    }

    @Test
    void aServiceWithoutRoomIsNoFailureOfItsEngine() {
        // Given
        remote.failure = new MeshException(new Fault.Overloaded("test", REST));
        // When, Then
        assertThatThrownBy(() -> fallback.ask(order, engine -> engine.ask("hello"))).isSameAs(remote.failure);
        assertThat(local.asked).isZero();
        assertThat(book).isEmpty();
    }

    @Test
    void whatTheLastOneFailsWithIsTold() {
        // Given
        remote.failure = new MeshException(new Fault.Unavailable("remote"));
        local.failure = new MeshException(new Fault.EngineFailed("local"));
        // When, Then
        assertThatThrownBy(() -> fallback.ask(order, engine -> engine.ask("hello"))).isSameAs(local.failure);
    }

    @Test
    void whoeverHasBegunToTellIsNotReplaced() throws InterruptedException {
        // Given
        var said = new ArrayList<String>();
        var broken = new MeshException(new Fault.Unavailable("remote"));
        // When, Then
        assertThatThrownBy(() -> fallback.<Engine, String>tell(order, said::add, (_, out) -> {
            out.put("half a sent");
            throw broken;
        })).isSameAs(broken);
        assertThat(said).containsExactly("half a sent");
    }

    @Test
    void whoeverFailsBeforeItsFirstWordIsReplaced() throws InterruptedException {
        // Given
        remote.failure = new MeshException(new Fault.Unavailable("remote"));
        var said = new ArrayList<String>();
        // When
        var by = fallback.<Engine, String>tell(order, said::add, (engine, out) -> out.put(engine.ask("hello")));
        // Then
        assertThat(by.name()).isEqualTo("local");
        assertThat(said).containsExactly("hello");
    }

    @Test
    void whoeverFailsThreeTimesInARowRestsAndIsThenTriedByOne() throws InterruptedException {
        // Given
        remote.failure = new MeshException(new Fault.Unavailable("remote"));
        for (int i = 0; i < 5; i++) fallback.ask(order, engine -> engine.ask("hello"));
        assertThat(remote.asked).as("rests after three").isEqualTo(3);
        // When
        nanos.addAndGet(REST.toNanos());
        fallback.ask(order, engine -> engine.ask("hello"));
        fallback.ask(order, engine -> engine.ask("hello"));
        // Then
        assertThat(remote.asked).as("tried once after its rest").isEqualTo(4);
        // When
        remote.failure = null;
        nanos.addAndGet(REST.toNanos());
        for (int i = 0; i < 5; i++) fallback.ask(order, engine -> engine.ask("hello"));
        // Then
        assertThat(remote.asked).as("back at work").isEqualTo(9);
    }

    @Test
    void failuresThatAreNotInARowDoNotCount() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            remote.failure = i % 3 == 2 ? null : new MeshException(new Fault.Unavailable("remote"));
            fallback.ask(order, engine -> engine.ask("hello"));
        }
        assertThat(remote.asked).isEqualTo(10);
    }

    @Test
    void theOnlyOneIsAskedHoweverOftenItFails() {
        // Given
        remote.failure = new MeshException(new Fault.Unavailable("remote"));
        var alone = order.subList(0, 1);
        // When, Then
        for (int i = 0; i < 10; i++) assertThatThrownBy(() -> fallback.ask(alone, engine -> engine.ask("hello"))).isSameAs(remote.failure);
        assertThat(remote.asked).isEqualTo(10);
    }

    @Test
    void aTurnWithoutTimeIsNobodysFailureAndAsksNobodyElse() throws Exception {
        // Given
        remote.failure = new MeshException(new Fault.TimedOut("x", REST));
        var spent = TurnBudget.of(Duration.ZERO);
        // When, Then
        assertThatThrownBy(() -> spent.during(() -> fallback.ask(order, engine -> engine.ask("hello")))).isSameAs(remote.failure);
        assertThat(local.asked).isZero();
        assertThat(book).isEmpty();
    }

    @Test
    void anInterruptIsNobodysFailure() {
        assertThatThrownBy(() -> fallback.ask(order, _ -> {
            throw new InterruptedException();
        })).isInstanceOf(InterruptedException.class);
        assertThat(book).isEmpty();
    }
}
