package io.callmesh.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkTest {

    private final AtomicInteger left = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1), stopped = new CountDownLatch(1);

    @Test
    void aPlaceIsGivenBackOnceByWorkThatIsDone() throws InterruptedException {
        // Given
        var work = new Work<>(() -> "done", left::incrementAndGet);
        // When
        work.run();
        work.cancel(true);
        // Then
        assertThat(work.result("work", TurnBudget.UNLIMITED)).isEqualTo("done");
        assertThat(left).hasValue(1);
    }

    @Test
    void aPlaceIsGivenBackOnceByWorkThatWasCancelledBeforeItBegan() {
        // Given
        var work = new Work<>(() -> "never", left::incrementAndGet);
        // When
        work.cancel(true);
        // Then
        assertThat(left).hasValue(1);
        work.run();
        assertThat(left).hasValue(1);
    }

    @Test
    void aPlaceStaysTakenUntilCancelledWorkHasStopped() throws InterruptedException {
        // Given
        var stop = new CountDownLatch(1);
        var work = new Work<>(() -> deaf(stop), left::incrementAndGet);
        var thread = Thread.ofPlatform().start(work);
        begun.await();
        // When
        work.cancel(true);
        // Then
        assertThat(left).hasValue(0);
        stop.countDown();
        thread.join();
        assertThat(left).hasValue(1);
    }

    /// Takes no notice of an interrupt.
    private String deaf(CountDownLatch stop) {
        begun.countDown();
        while (true) {
            try {
                stop.await();
                return "at last";
            } catch (InterruptedException ignored) {
                // as bad engines do
            }
        }
    }

    @Test
    void workThatTheTurnHasNoTimeForIsStoppedAndNamed() throws InterruptedException {
        // Given
        var work = new Work<>(this::forever, left::incrementAndGet);
        Thread.ofPlatform().start(work);
        begun.await();
        // When, Then
        assertThatThrownBy(() -> work.result("synthesis", TurnBudget.of(Duration.ofMillis(50)))).hasMessageContaining("TimedOut[stage=synthesis");
        assertThat(stopped.getCount()).isZero();
        assertThat(left).hasValue(1);
    }

    private String forever() throws InterruptedException {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return "";
        } finally {
            stopped.countDown();
        }
    }
}
