package io.callmesh.llm.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EnginePoolTest {

    @Test
    void runsOnItsOwnThreads() throws InterruptedException {
        try (var pool = new EnginePool(1, Duration.ofSeconds(1))) {
            assertThat(pool.run("test", () -> Thread.currentThread().getName())).startsWith("engine-");
        }
    }

    @Test
    void throwsWhatTheJobThrows() {
        try (var pool = new EnginePool(1, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> pool.run("test", () -> {
                throw new MeshException(new Fault.EngineFailed("x"));
            })).isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isEqualTo(new Fault.EngineFailed("x")));
        }
    }

    @Test
    void aFullPoolTurnsAway() throws InterruptedException {
        try (var pool = new EnginePool(1, Duration.ofMillis(50))) {
            // Given
            var begun = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            var busy = Thread.ofVirtual().start(() -> await(pool, begun, go));
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            // When Then
            assertThatThrownBy(() -> pool.run("test", () -> 1)).isInstanceOfSatisfying(MeshException.class, failure -> assertThat(failure.fault()).isInstanceOf(Fault.Overloaded.class));
            go.countDown();
            busy.join();
            assertThat(pool.run("test", () -> 1)).isEqualTo(1);
        }
    }

    private static void await(EnginePool pool, CountDownLatch begun, CountDownLatch go) {
        try {
            pool.run("test", () -> {
                begun.countDown();
                return go.await(5, TimeUnit.SECONDS);
            });
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void anInterruptReachesTheJob() throws InterruptedException {
        try (var pool = new EnginePool(1, Duration.ofSeconds(1))) {
            // Given
            var begun = new CountDownLatch(1);
            var stopped = new CountDownLatch(1);
            var caller = Thread.ofVirtual().start(() -> {
                try {
                    pool.run("test", () -> stop(begun, stopped));
                } catch (InterruptedException expected) {
                    // as it should
                }
            });
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            // When
            caller.interrupt();
            // Then
            assertThat(stopped.await(5, TimeUnit.SECONDS)).isTrue();
            caller.join();
        }
    }

    private static boolean stop(CountDownLatch begun, CountDownLatch stopped) throws InterruptedException {
        begun.countDown();
        try {
            return new CountDownLatch(1).await(10, TimeUnit.SECONDS);
        } catch (InterruptedException asked) {
            stopped.countDown();
            throw asked;
        }
    }
}
