package io.callmesh.gateway.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(ApiTest.Alone.class)
class ApiTest {

    /// The HTTP interface alone; Kafka and Redis are away.
    public static final class Alone extends WithFakeMesh {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("callmesh.redis", "redis://127.0.0.1:1", "callmesh.kafka", "127.0.0.1:1", "callmesh.gateway.api.chats", "3");
        }
    }

    @Inject
    FakeMesh mesh;

    @Test
    void assistantsTellWhatTheySpeakReadAndHear() {
        when().get("/v1/assistants").then()
                .statusCode(200)
                .body("id", contains("parrot"))
                .body("[0].names.zh", equalTo("鹦鹉"))
                .body("[0].languages", contains("en", "zh"))
                .body("[0].translated", contains("es"))
                .body("[0].heardLanguages", contains("en"));
    }

    @Test
    void aSessionIsShownWithoutItsToken() {
        // Given
        mesh.save(FakeMesh.remembered());

        // When
        when().get("/v1/sessions/c1").then()
                // Then
                .statusCode(200)
                .body("version", equalTo(2))
                .body("turns[0].caller", equalTo("hi"))
                .body("turns[0].said", equalTo("hi yourself"))
                .body("startedAt", equalTo("1970-01-01T00:00:00Z"))
                .body("$", not(hasKey("resumeToken")));
    }

    @Test
    void nobodyIsToldThatACallerIsErasedWhenThatCannotBeKnown() {
        when().delete("/v1/callers/+15550100").then().statusCode(503);
    }

    @Test
    void aCallIsEndedFromOutside() {
        when().delete("/v1/sessions/live").then().statusCode(204);

        assertThat(mesh.ended()).contains("live");
    }

    @Test
    void aChatGreetsAnswersAndHangsUp() {
        // Given
        var chat = begin("{\"assistant\":\"parrot\",\"language\":\"en\"}").statusCode(201)
                .body("resumed", equalTo(false))
                .body("events.event", contains("call", "saying", "latency", "said"));
        String id = chat.extract().path("chatId");
        assertThat(chat.extract().header("Location")).endsWith("/v1/chats/" + id);
        assertThat(chat.extract().<String>path("resumeToken")).isEqualTo("token-" + id);

        // When
        var hello = say(id, "{\"text\":\"hello there\"}");
        var keys = say(id, "{\"keys\":\"12#\"}");
        var goodbye = say(id, "{\"text\":\"goodbye\"}");

        // Then
        assertThat(hello).containsExactly(
                "{\"event\":\"heard\",\"turn\":1,\"text\":\"hello there\",\"final\":true,\"confidence\":1.0}",
                "{\"event\":\"understood\",\"turn\":1,\"intent\":\"repeat\",\"slots\":{\"orderNumber\":\"4271\"}}",
                "{\"event\":\"saying\",\"turn\":1,\"text\":\"hello there\"}",
                "{\"event\":\"latency\",\"turn\":1,\"endpointMs\":500.0,\"asrFinalMs\":40.5,\"llmFirstTokenMs\":3.0,\"ttsFirstAudioMs\":120.0,\"responseMs\":663.5}",
                "{\"event\":\"said\",\"turn\":1,\"text\":\"hello there\",\"heardText\":\"hello there\",\"interrupted\":false,\"citations\":[]}");
        assertThat(keys).hasSize(4).first().isEqualTo("{\"event\":\"dtmf\",\"turn\":2,\"digits\":\"12#\"}");
        assertThat(goodbye).last().isEqualTo("{\"event\":\"ended\",\"reason\":\"completed\"}");
        problem(given().contentType(ContentType.JSON).body("{\"text\":\"more\"}").post("/v1/chats/" + id + "/messages").then(), 404, "chat_unknown", "chat");
    }

    @Test
    void oneTurnAtATimeAndWhoLeavesInTheMiddleCanComeBack() throws Exception {
        // Given: a turn that is not answered
        String id = begun();
        try (var reader = new Socket("127.0.0.1", RestAssured.port)) {
            String body = "{\"text\":\"hush\"}";
            reader.setSoTimeout(10_000);
            reader.getOutputStream().write(("POST /v1/chats/" + id + "/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
            var heard = new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8)).lines().filter(line -> line.startsWith("data:")).findFirst();
            assertThat(heard).hasValueSatisfying(line -> assertThat(line).contains("\"text\":\"hush\""));

            // When
            var second = given().contentType(ContentType.JSON).body("{\"text\":\"hello\"}").post("/v1/chats/" + id + "/messages").then();

            // Then
            second.statusCode(503).header("Retry-After", "1").contentType("application/problem+json").body("code", equalTo("overloaded"));
        }

        // Then
        await().atMost(Duration.ofSeconds(10)).until(() -> given().contentType(ContentType.JSON).body("{\"text\":\"hello\"}")
                .post("/v1/chats/" + id + "/messages").then().extract().asString().contains("\"heardText\":\"hello\""));
        when().delete("/v1/chats/" + id).then().statusCode(204);
    }

    @Test
    void aChatIsHungUpAndThenUnknown() {
        String id = begin("{\"assistant\":\"parrot\"}").extract().path("chatId");

        when().delete("/v1/chats/" + id).then().statusCode(204);

        problem(when().delete("/v1/chats/" + id).then(), 404, "chat_unknown", "chat");
    }

    @Test
    void theChatBeyondTheRoomIsToldToComeLater() {
        // Given
        var held = List.of(begun(), begun(), begun());

        // When
        var refused = begin("{\"assistant\":\"parrot\"}");

        // Then
        refused.statusCode(503).header("Retry-After", "5").body("code", equalTo("overloaded"));
        held.forEach(id -> when().delete("/v1/chats/" + id).then().statusCode(204));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/v1/chats               | {\"assistant\":\"nobody\"}                     | 404 | assistant_unknown | assistant",
        "/v1/chats               | {}                                             | 400 | bad_input         | assistant",
        "/v1/chats               | {\"assistant\":\"parrot\",\"language\":\"xx\"} | 400 | bad_input         | language",
        "/v1/chats               | {\"assistant\":[1]}                            | 400 | bad_input         | assistant",
        "/v1/chats               | {\"assistant                                   | 400 | bad_input         | body",
        "/v1/chats/none/messages | {\"text\":\"hi\"}                              | 404 | chat_unknown      | chat",
        "/v1/chats/none/messages | {\"keys\":\"12a\"}                             | 400 | bad_input         | keys",
        "/v1/chats/none/messages | {\"text\":\"hi\",\"keys\":\"1\"}               | 400 | bad_input         | text",
        "/v1/chats/none/messages | {}                                             | 400 | bad_input         | text",
    })
    void whatIsWrongIsToldAsAProblemThatNamesTheField(String path, String body, int status, String code, String field) {
        problem(given().contentType(ContentType.JSON).body(body).post(path).then(), status, code, field);
    }

    @Test
    void aStoreThatDoesNotAnswerAndAPathThatDoesNotExistAreProblemsToo() {
        when().get("/v1/sessions/away").then().statusCode(504).contentType("application/problem+json").body("code", equalTo("timed_out"));
        when().get("/v1/sessions/gone").then().statusCode(404).contentType("application/problem+json").body("code", equalTo("call_unknown"));
        when().patch("/v1/assistants").then().statusCode(405).contentType("application/problem+json").body("status", equalTo(405));
    }

    @Test
    void whatWasTypedIsNotRepeatedInAProblem() {
        var answer = given().contentType(ContentType.JSON).body("{\"text\":{\"my pin\":\"is 1234\"}}").post("/v1/chats/x/messages");

        assertThat(answer.body().asString()).contains("text").doesNotContain("1234", "pin");
    }

    @Test
    void aCallFromAnotherSitesPageIsRefused() {
        given().header("Connection", "Upgrade").header("Upgrade", "websocket").header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==").header("Origin", "http://elsewhere.example")
                .when().get("/v1/calls?assistant=parrot").then().statusCode(403);
    }

    @Test
    void aNameOfElsewhereThatMeansThisMachineIsRefused() {
        given().header("Host", "evil.example:" + RestAssured.port).when().get("/v1/assistants").then().statusCode(403).contentType("application/problem+json").body("code", equalTo("forbidden"));
        given().header("Connection", "Upgrade").header("Upgrade", "websocket").header("Sec-WebSocket-Version", "13").header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .header("Origin", "http://evil.example").header("Host", "evil.example").when().get("/v1/calls?assistant=parrot").then().statusCode(403);
    }

    @Test
    void thePageMayLoadNothingFromElsewhere() {
        when().get("/").then().statusCode(200).header("Content-Security-Policy", startsWith("default-src 'self'"));
    }

    @Test
    void theInterfaceDescribesItself() {
        given().accept(ContentType.JSON).when().get("/q/openapi").then()
                .statusCode(200)
                .body("info.title", equalTo("CallMesh gateway"))
                .body("paths.keySet()", hasItems("/v1/assistants", "/v1/sessions/{callId}", "/v1/chats", "/v1/chats/{chatId}/messages", "/v1/chats/{chatId}"))
                .body("paths.'/v1/chats/{chatId}/messages'.post.operationId", equalTo("say"));
    }

    private static String begun() {
        return begin("{\"assistant\":\"parrot\"}").statusCode(201).extract().path("chatId");
    }

    private static ValidatableResponse begin(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/chats").then();
    }

    private static List<String> say(String chat, String body) {
        var stream = given().contentType(ContentType.JSON).body(body).post("/v1/chats/" + chat + "/messages").then()
                .statusCode(200).contentType("text/event-stream").extract().body().asString();
        return stream.lines().filter(line -> line.startsWith("data:")).map(line -> line.substring(5).strip()).toList();
    }

    private static void problem(ValidatableResponse answer, int status, String code, String field) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:callmesh:problem:" + code))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("errors.field", contains(field));
    }
}
