package io.callmesh.asr.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.asr.recognize.Recognition;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.threads.LiveThreads;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Callers who leave in the middle, and what they leave behind.
record Leaving(Recognition recognition) {

    private static final int AT_ONCE = 8;
    /// By as much the pools of libraries may grow to their bounds: gRPC, Vert.x, the carriers of virtual threads.
    private static final int LIBRARIES = 50;

    /// Opens and cancels streams, several at once: some before they are heard, some while they speak, some while their
    /// result is made.
    void leave(Caller caller, int times) throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var streams = Collections.nCopies(AT_ONCE, (Callable<Integer>) () -> leaveInTurn(caller, times / AT_ONCE));
            for (var left : callers.invokeAll(streams)) assertThat(left.get()).isEqualTo(times / AT_ONCE);
        }
    }

    private static int leaveInTurn(Caller caller, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            try (var stream = caller.open()) {
                if (i % 3 > 0) stream.said().put(Caller.sound(600));
                if (i % 3 > 1) stream.said().put(Caller.THE_END);
            } catch (MeshException full) {
                assertThat(full.fault()).as("turned away because others have not gone yet").isInstanceOf(Fault.Unavailable.class);
            }
        }
        return times;
    }

    /// Waits until everybody has gone, and fails when somebody does not.
    void allGone(int room, long threads) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(recognition.room()).as("room").isEqualTo(room);
            assertThat(LiveThreads.named("recognize")).as("streams").isZero();
            assertThat(LiveThreads.ofPlatform() - LIBRARIES).as("threads").isLessThanOrEqualTo(threads);
        });
    }
}
