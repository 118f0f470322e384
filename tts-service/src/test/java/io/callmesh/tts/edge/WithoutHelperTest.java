package io.callmesh.tts.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutHelperTest.NoHelper.class)
class WithoutHelperTest {

    public static class NoHelper implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("callmesh.tts.espeak.helper", "target/no-helper-here", "callmesh.tts.engine.en", "tone");
        }
    }

    @Test
    void itsLanguagesAreUnavailableForAStatedReasonAndTheOthersGoOn() throws InterruptedException {
        await().atMost(Duration.ofMinutes(1)).until(() -> given().get("/q/health/ready").statusCode() == 200);

        given().get("/q/health/ready").then().body("checks.find { it.name == 'engines' }.data.tone", equalTo("speaks"))
                .body("checks.find { it.name == 'engines' }.data.espeak", containsString("no-helper-here"));
        try (var client = new Client()) {
            var refused = catchThrowableOfType(StatusRuntimeException.class, () -> client.say("zh", "", 16_000, "您好"));
            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(refused.getStatus().getDescription()).contains("callmesh.tts.espeak.helper");
            assertThat(client.say("en", "", 16_000, "hello").length()).isEqualTo(Duration.ofMillis(340));
        }
    }
}
