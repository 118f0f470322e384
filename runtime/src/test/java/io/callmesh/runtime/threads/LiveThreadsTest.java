package io.callmesh.runtime.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LiveThreadsTest {

    @Test
    void aVirtualThreadThatWaitsIsCountedAndOneThatHasEndedIsNot() throws Exception {
        // Given
        var go = new CountDownLatch(1);
        var waiting = Thread.ofVirtual().name("counted-here").start(() -> await(go));
        // When, Then
        assertThat(LiveThreads.named("counted-here")).isEqualTo(1);
        go.countDown();
        waiting.join();
        assertThat(LiveThreads.named("counted-here")).isZero();
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
