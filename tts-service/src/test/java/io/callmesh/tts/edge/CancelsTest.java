package io.callmesh.tts.edge;

import static io.callmesh.tts.edge.Client.config;
import static io.callmesh.tts.edge.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.runtime.threads.LiveThreads;
import io.callmesh.tts.synthesize.Stage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Ten thousand listeners who leave, over real gRPC.
@QuarkusTest
@TestProfile(CancelsTest.Tone.class)
class CancelsTest {

    private static final int AT_ONCE = 8, WARM = 200, CANCELS = 10_000;
    /// By as much the pools of libraries may grow to their bounds: gRPC, Vert.x, the carriers of virtual threads.
    private static final int LIBRARIES = 50;

    public static class Tone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("callmesh.tts.engine.en", "tone", "callmesh.tts.engine.other", "tone", "callmesh.tts.offered", "tone",
                    "callmesh.tts.memory-mib", "0", "callmesh.tts.threads", "2");
        }
    }

    @Inject
    Stage stage;

    @Test
    void tenThousandCancelsLeakNothing() throws Exception {
        try (var client = new Client()) {
            // Given
            leave(client, WARM);
            allGone(Long.MAX_VALUE);
            long threads = LiveThreads.ofPlatform();
            // When
            leave(client, CANCELS);
            // Then
            allGone(threads);
            assertThat(client.say("en", "", 16_000, "Still here.").length()).isPositive();
        }
    }

    private static void leave(Client client, int times) throws Exception {
        try (var listeners = Executors.newVirtualThreadPerTaskExecutor()) {
            var listening = Collections.nCopies(AT_ONCE, (Callable<Integer>) () -> leaveInTurn(client, times / AT_ONCE));
            for (var left : listeners.invokeAll(listening)) assertThat(left.get()).isEqualTo(times / AT_ONCE);
        }
    }

    /// Some before anything is to be said, some before it sounds, some while it sounds.
    private static int leaveInTurn(Client client, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            try (var stream = client.open()) {
                stream.said().put(config("en", "", 16_000));
                if (i % 4 > 0) stream.said().put(text(1, "I am going to tell you a rather long story."));
                if (i % 4 > 2) Client.next(stream);
            }
        }
        return times;
    }

    private void allGone(long threads) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(stage.room()).as("room").isEqualTo(2);
            assertThat(LiveThreads.named("synthesize")).as("streams").isZero();
            assertThat(LiveThreads.ofPlatform() - LIBRARIES).as("threads").isLessThanOrEqualTo(threads);
        });
    }
}
