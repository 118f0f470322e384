package io.callmesh.gateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.runtime.measure.Usage;
import org.junit.jupiter.api.Test;

class TurnsBenchTest {

    @Test
    void everyTurnIsAnsweredAndEveryInterruptionNoticed() throws InterruptedException {
        // Given
        var bench = new TurnsBench("a", new InProcess(3), new Usage(ProcessHandle.current()));

        // When
        var found = bench.measure(3, 4);

        // Then
        assertThat(found.path("turns").asInt()).isEqualTo(12);
        assertThat(found.path("lost_turns").asInt()).isZero();
        assertThat(found.path("interruptions").asInt()).isEqualTo(3);
        assertThat(found.path("truncation_words").asInt()).isLessThanOrEqualTo(1);
        assertThat(found.path("overhead_ms").path("p50").asDouble()).isPositive();
    }

    @Test
    void aTurnThatNobodyAnswersIsLost() throws InterruptedException {
        // Given: a line on which nothing ever comes back, to a caller whose patience has run out
        Callers nobody = caller -> {
            for (long now = System.nanoTime(); !caller.done(); now = caller.following(now)) caller.next(now);
        };

        // When
        var found = new TurnsBench("a", nobody, new Usage(ProcessHandle.current())).measure(1, 2);

        // Then
        assertThat(found.path("lost_turns").asInt()).isEqualTo(2);
    }
}
