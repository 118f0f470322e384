package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Foresight;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForeseeingTest {

    private static final Happening FROM_PREPARED = new Happening.Cited("prepared"), ANEW = new Happening.Cited("anew");
    private static final Question QUESTION = new Question("call", 1, TestAssistants.shop(Pack.getDefaultInstance()), "en", DialogueState.START, Input.Words.typed("red shoes"), List.of());

    private final List<Happening> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1), made = new CountDownLatch(1), mayAnswer = new CountDownLatch(1), closed = new CountDownLatch(1);
    private boolean broken;

    /// Prepares as soon as it may.
    private final class Slow implements Dialogue {

        @Override
        public void answer(Question question, Sink<Happening> sink) throws InterruptedException {
            sink.put(ANEW);
        }

        @Override
        public Foresight foresee(Question question) throws InterruptedException {
            asked.countDown();
            mayAnswer.await();
            made.countDown();
            if (broken) throw new MeshException(new Fault.Unavailable("llm"));
            return new Foresight() {
                @Override
                public void answer(Question question, Sink<Happening> sink) throws InterruptedException {
                    sink.put(FROM_PREPARED);
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };
        }
    }

    @Test
    void anAnswerWaitsForWhatIsBeingPrepared() throws InterruptedException {
        // Given
        try (var scope = CallScope.open("call", (_, _) -> {})) {
            var foreseeing = foreseeing(scope);
            asked.await();
            var answer = scope.fork("answer", () -> foreseeing.answer(QUESTION, told::add));

            // When
            mayAnswer.countDown();
            answer.join();
        }

        // Then
        assertThat(told).containsExactly(FROM_PREPARED);
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void whatIsDroppedIsClosed() throws InterruptedException {
        // Given
        mayAnswer.countDown();
        try (var scope = CallScope.open("call", (_, _) -> {})) {
            var foreseeing = foreseeing(scope);
            made.await();

            // When
            foreseeing.drop();

            // Then
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theEndOfTheCallClosesWhatNobodyTook() throws InterruptedException {
        // Given
        mayAnswer.countDown();
        try (var scope = CallScope.open("call", (_, _) -> {})) {
            var _ = foreseeing(scope);
            made.await();
        }

        // Then
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void whatFailedIsAnsweredAnew() throws InterruptedException {
        // Given
        broken = true;
        mayAnswer.countDown();

        // When
        try (var scope = CallScope.open("call", (_, _) -> {})) {
            var foreseeing = foreseeing(scope);
            scope.fork("answer", () -> foreseeing.answer(QUESTION, told::add)).join();
        }

        // Then
        assertThat(told).containsExactly(ANEW);
    }

    @Test
    void onlyTheSameWordsFit() {
        try (var scope = CallScope.open("call", (_, _) -> {})) {
            var foreseeing = foreseeing(scope);
            assertThat(foreseeing.fits(Input.Words.typed("red shoes"))).isTrue();
            assertThat(foreseeing.fits(Input.Words.typed("red shoes please"))).isFalse();
            assertThat(foreseeing.fits(new Input.Opening())).isFalse();
        }
    }

    private Foreseeing foreseeing(CallScope scope) {
        return new Foreseeing(new Slow(), QUESTION, TurnBudget.of(Duration.ofMinutes(1)), scope);
    }
}
