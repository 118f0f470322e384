package io.callmesh.asr.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The first engine's endpoint is not there.
@QuarkusTest
@TestProfile(FallbackTest.NobodyThere.class)
class FallbackTest {

    public static class NobodyThere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("callmesh.asr.engine.en", "openai,scripted", "callmesh.asr.openai.base-url", "http://127.0.0.1:1/v1");
        }
    }

    @Test
    void theSecondEngineHearsWhatTheFirstCannotAndIsNamed() throws InterruptedException {
        try (var caller = new Caller(); var stream = caller.open()) {
            for (int utterance = 0; utterance < 2; utterance++) {
                // When
                stream.said().put(Caller.sound(400));
                var result = Caller.finish(stream);
                // Then
                assertThat(result.getEngine()).isEqualTo("scripted");
                assertThat(result.getAlternatives(0).getText()).isEqualTo("hello");
            }
        }
        var metrics = given().get("/q/metrics").asString();
        assertThat(metrics).contains("callmesh_engine_served_total{engine=\"scripted\",first=\"false\",service=\"asr\"} 2.0");
        assertThat(metrics).contains("callmesh_engine_failed_total{engine=\"openai\",fault=\"Unavailable\",service=\"asr\"} 2.0");
    }
}
