package io.callmesh.tts.edge;

import static io.callmesh.tts.edge.Client.config;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.proto.tts.v1.SynthesizeRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The first engine's helper program is not there.
@QuarkusTest
@TestProfile(FallbackTest.NoHelper.class)
class FallbackTest {

    public static class NoHelper implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("callmesh.tts.engine.en", "espeak,tone", "callmesh.tts.engine.other", "tone", "callmesh.tts.offered", "tone",
                    "callmesh.tts.espeak.helper", "no/such/folder");
        }
    }

    @Test
    void theSecondEngineSpeaksAndIsNamed() {
        try (var client = new Client()) {
            // When
            var answer = client.blocking().synthesize(SynthesizeRequest.newBuilder().setConfig(config("en", "", 16_000).getConfig()).setText("Hello there.").build());
            // Then
            assertThat(answer.getVoice()).isEqualTo("tone/sine");
            assertThat(answer.getWordsCount()).isEqualTo(2);
        }
        assertThat(given().get("/q/metrics").asString()).contains("callmesh_engine_served_total{engine=\"tone\",first=\"false\",service=\"tts\"} 1.0");
    }
}
