package io.callmesh.asr.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.asr.recognize.Recognition;
import io.callmesh.runtime.threads.LiveThreads;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Ten thousand callers who leave, over real gRPC.
@QuarkusTest
@TestProfile(CancelsTest.Scripted.class)
class CancelsTest {

    private static final int ROOM = 16, CANCELS = 10_000, WARM = 200;

    public static class Scripted implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("callmesh.asr.engine.en", "scripted");
        }
    }

    @Inject
    Recognition recognition;

    @Test
    void tenThousandCancelsLeakNothing() throws Exception {
        var leaving = new Leaving(recognition);
        try (var caller = new Caller()) {
            // Given
            leaving.leave(caller, WARM);
            leaving.allGone(ROOM, Long.MAX_VALUE);
            long threads = LiveThreads.ofPlatform();
            // When
            leaving.leave(caller, CANCELS);
            // Then
            leaving.allGone(ROOM, threads);
            try (var stream = caller.open()) {
                stream.said().put(Caller.sound(200));
                assertThat(Caller.finish(stream).getAlternatives(0).getText()).isEqualTo("hello");
            }
        }
    }
}
