package io.callmesh.gateway.line.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacerTest {

    @Test
    void everyCallIsToldTheTimeWhateverAnotherOneThrows() throws InterruptedException {
        try (var pacer = new Pacer()) {
            // Given
            var told = new CountDownLatch(20);
            pacer.join((_, _) -> {
                throw new IllegalStateException("one call only");
            });

            // When
            pacer.join((_, _) -> told.countDown());

            // Then
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(pacer.faults()).isPositive();
        }
    }

    @Test
    void aCallThatNeverReturnsIsSeenFromOutside() throws InterruptedException {
        try (var pacer = new Pacer()) {
            // Given
            var entered = new CountDownLatch(1);
            var free = new CountDownLatch(1);
            Paced stuck = (_, _) -> {
                entered.countDown();
                uninterrupted(free);
            };
            assertThat(pacer.ticking()).isTrue();

            // When
            pacer.join(stuck);
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(new CountDownLatch(1).await(150, TimeUnit.MILLISECONDS)).isFalse();

            // Then
            assertThat(pacer.ticking()).isFalse();
            assertThat(pacer.age()).isGreaterThan(Duration.ofMillis(100));
            free.countDown();
            pacer.leave(stuck);
            assertThat(pacer.ticking()).isTrue();
        }
    }

    @Test
    void moreThan128CallsHaveAnotherThread() {
        try (var pacer = new Pacer()) {
            // When
            var calls = new ArrayList<Paced>();
            for (int i = 0; i < 129; i++) calls.add((_, _) -> { });
            calls.forEach(pacer::join);

            // Then
            assertThat(pacer.threads()).isEqualTo(2);
            assertThat(pacer.calls()).isEqualTo(129);
            calls.forEach(pacer::leave);
            assertThat(pacer.calls()).isZero();
        }
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }
}
