package io.callmesh.gateway.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is tried at the HTTP door, and what comes of it. SECURITY.md names these tests.
@QuarkusTest
@TestProfile(Locked.class)
class HttpBreakInTest {

    private final AuditLines audit = AuditLines.open();

    @Inject
    FakeMesh mesh;

    @AfterEach
    void close() {
        audit.close();
    }

    private static RequestSpecification with(String key) {
        return bearing(Locked.key(key));
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private static ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code)).body("status", equalTo(status));
    }

    @Test
    void noOperationOfTheInterfaceAnswersWithoutAKey() {
        // Given: every operation that the interface tells of
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON).get("/q/openapi").then().extract().path("paths");
        assertThat(paths).hasSizeGreaterThan(5);

        paths.forEach((path, operations) -> operations.keySet().stream().filter(name -> name.matches("get|post|put|delete|patch")).forEach(name -> {
            // When
            var answer = given().contentType(ContentType.JSON).body("{}").request(Method.valueOf(name.toUpperCase(Locale.ROOT)), path.replaceAll("\\{[^}]*}", "x")).then();

            // Then
            refused(answer, 401, "unauthenticated").header("WWW-Authenticate", equalTo("Bearer realm=\"callmesh\""));
        }));
        audit.await("outcome=unauthenticated", "reason=\"a key is needed\"", "action=endSession", "surface=http", "peer=127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"expired, the key has expired", "revoked, the key was revoked"})
    void aKeyThatIsPastItsTimeIsRefused(String key, String reason) {
        refused(with(key).get("/v1/assistants").then(), 401, "unauthenticated").header("WWW-Authenticate", containsString("error=\"invalid_token\"")).body("detail", equalTo(reason));
        audit.await("outcome=unauthenticated", reason);
    }

    @Test
    void aKeyThatIsMadeUpIsRefused() {
        refused(bearing("cmk_abcdefghjk_" + "A".repeat(43)).get("/v1/assistants").then(), 401, "unauthenticated").body("detail", equalTo("the key is unknown"));
        refused(bearing(Locked.key("shop").substring(0, 57) + "A").get("/v1/assistants").then(), 401, "unauthenticated");
        audit.await("reason=\"the key is unknown\"");
    }

    @Test
    void anotherTenantsCallIsNotThere() {
        mesh.save(FakeMesh.remembered());

        with("shop").get("/v1/sessions/c1").then().statusCode(200);
        var unknown = refused(with("rival").get("/v1/sessions/none").then(), 404, "call_unknown").extract().asString();
        var hidden = refused(with("rival").get("/v1/sessions/c1").then(), 404, "call_unknown").extract().asString();

        assertThat(hidden).isEqualTo(unknown);
        audit.await("action=getSession", "outcome=not_found", "tenant=globex", "target=c1");
        with("admin").get("/v1/sessions/c1").then().statusCode(200);
    }

    @Test
    void anotherTenantsCallIsNotEnded() {
        refused(with("shop").delete("/v1/sessions/live").then(), 404, "call_unknown");

        assertThat(mesh.ended()).isEmpty();
        audit.await("action=endSession", "outcome=not_found", "target=live");
        with("admin").delete("/v1/sessions/live").then().statusCode(204);
        audit.await("action=endSession", "outcome=done", "tenant=ops", "target=live");
    }

    @Test
    void anotherTenantsChatIsNotThere() {
        String id = with("shop").body("{\"assistant\":\"parrot\"}").post("/v1/chats").then().statusCode(201).extract().path("chatId");

        refused(with("rival").body("{\"text\":\"hi\"}").post("/v1/chats/" + id + "/messages").then(), 404, "chat_unknown");
        refused(with("rival").delete("/v1/chats/" + id).then(), 404, "chat_unknown");

        audit.await("action=say", "outcome=not_found", "tenant=globex", "target=" + id);
        with("shop").delete("/v1/chats/" + id).then().statusCode(204);
    }

    @Test
    void aTenantIsNotBelievedAsSent() {
        refused(with("shop").body("{\"assistant\":\"parrot\",\"tenant\":\"globex\"}").post("/v1/chats").then(), 403, "forbidden");
        audit.await("action=beginChat", "outcome=forbidden", "tenant=acme");
        refused(with("shop").delete("/v1/callers/ann?tenant=globex").then(), 403, "forbidden");

        String id = with("shop").body("{\"assistant\":\"parrot\"}").post("/v1/chats").then().statusCode(201).extract().path("chatId");
        assertThat(mesh.lastOpening().tenant()).isEqualTo("acme");
        with("shop").delete("/v1/chats/" + id).then().statusCode(204);
        String other = with("admin").body("{\"assistant\":\"parrot\",\"tenant\":\"globex\"}").post("/v1/chats").then().statusCode(201).extract().path("chatId");
        assertThat(mesh.lastOpening().tenant()).isEqualTo("globex");
        with("admin").delete("/v1/chats/" + other).then().statusCode(204);
    }

    @Test
    void aCallerIsBelievedFromThoseOnlyWhoMayVouch() {
        refused(with("caller").body("{\"assistant\":\"parrot\",\"caller\":\"+15550100\"}").post("/v1/chats").then(), 403, "forbidden");

        String id = with("shop").body("{\"assistant\":\"parrot\",\"caller\":\"+15550100\"}").post("/v1/chats").then().statusCode(201).extract().path("chatId");
        assertThat(mesh.lastOpening().caller()).isEqualTo("+15550100");
        with("shop").delete("/v1/chats/" + id).then().statusCode(204);
    }

    @Test
    void aRoleGivesWhatBelongsToItAndNothingElse() {
        refused(with("agent").body("{\"assistant\":\"parrot\"}").post("/v1/chats").then(), 403, "forbidden");
        refused(with("agent").get("/v1/sessions/c1").then(), 403, "forbidden");
        refused(with("caller").delete("/v1/sessions/c1").then(), 403, "forbidden");
        refused(with("caller").delete("/v1/callers/ann").then(), 403, "forbidden");
        refused(with("caller").delete("/v1/calls/c1").then(), 403, "forbidden");
        refused(with("agent").delete("/v1/calls/c1").then(), 403, "forbidden");
        refused(with("caller").body("{}").post("/v1/browser-keys").then(), 403, "forbidden");
        refused(with("shop").get("/v1/calls").then(), 403, "forbidden");
        refused(with("shop").body("{\"name\":\"Ann\",\"language\":\"en\"}").post("/v1/calls/live/join").then(), 403, "forbidden");
        with("agent").get("/v1/calls").then().statusCode(200);
        audit.await("action=eraseCaller", "outcome=forbidden", "target= ");
        audit.await("action=eraseCall", "outcome=forbidden", "target=c1");
        refused(with("shop").delete("/v1/calls/c1").then(), 503, "unavailable");
    }

    @Test
    void assistantsOfOthersAreNotShown() {
        with("shop").get("/v1/assistants").then().statusCode(200).body("id", hasSize(1));
        with("other").get("/v1/assistants").then().statusCode(200).body("id", hasSize(0));
        refused(with("other").body("{\"assistant\":\"parrot\"}").post("/v1/browser-keys").then(), 403, "forbidden");
    }

    @Test
    void aKeyHoldsNoMoreThanItsCalls() {
        String id = with("one").body("{\"assistant\":\"parrot\"}").post("/v1/chats").then().statusCode(201).extract().path("chatId");

        refused(with("one").body("{\"assistant\":\"parrot\"}").post("/v1/chats").then(), 429, "limit_reached").header("Retry-After", equalTo("5")).body("detail", containsString("calls at once"));

        audit.await("outcome=limit_reached", "calls at once", "action=beginChat");
        with("one").delete("/v1/chats/" + id).then().statusCode(204);
    }

    @Test
    void aKeyMakesNoMoreThanItsRequests() {
        for (int i = 0; i < 2; i++) with("two").get("/v1/assistants").then().statusCode(200);

        refused(with("two").get("/v1/assistants").then(), 429, "limit_reached").header("Retry-After", matchesPattern("[1-9][0-9]?"));

        audit.await("outcome=limit_reached", "requests per minute");
    }

    @Test
    void aTokenOfTheProviderIsAKey() throws Exception {
        bearing(token(claims -> { })).get("/v1/assistants").then().statusCode(200);
        refused(bearing(token(claims -> claims.setAudience("another"))).get("/v1/assistants").then(), 401, "unauthenticated").body("detail", equalTo("the token is for another audience"));
        refused(bearing(token(claims -> claims.setIssuer("https://evil.example"))).get("/v1/assistants").then(), 401, "unauthenticated");
        refused(bearing("eyJhbGciOiJub25lIn0.e30.").get("/v1/assistants").then(), 401, "unauthenticated");
        audit.await("outcome=unauthenticated", "another audience");
    }

    private static String token(Consumer<JwtClaims> change) throws Exception {
        var signer = PublicJsonWebKey.Factory.newPublicJwk(ConfigProvider.getConfig().getValue("test.signer", String.class));
        var claims = new JwtClaims();
        claims.setIssuer("https://login.example");
        claims.setAudience("callmesh");
        claims.setSubject("ann");
        claims.setExpirationTime(NumericDate.fromMilliseconds(Instant.now().plusSeconds(300).toEpochMilli()));
        claims.setClaim("tenant", "acme");
        claims.setClaim("roles", List.of("integrator"));
        change.accept(claims);
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(signer.getPrivateKey());
        signature.setKeyIdHeaderValue(signer.getKeyId());
        signature.setAlgorithmHeaderValue("RS256");
        return signature.getCompactSerialization();
    }

    @Test
    void keysThatAreSentTwiceOrOddlyAreRefused() throws IOException {
        var right = "Authorization: Bearer " + Locked.key("shop");
        assertThat(raw("GET /v1/assistants HTTP/1.1\r\nHost: localhost\r\n" + right + "\r\n" + right + "\r\n\r\n")).startsWith("HTTP/1.1 401").contains("more than one");
        assertThat(raw("GET /v1/assistants HTTP/1.1\r\nHost: localhost\r\n" + right + "\r\nAuthorization: Bearer x\r\n\r\n")).startsWith("HTTP/1.1 401");
        assertThat(raw("GET /v1/assistants HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic dXNlcjpwYXNz\r\n\r\n")).startsWith("HTTP/1.1 401").contains("not of the scheme");
        assertThat(raw("GET /v1/assistants HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + "x".repeat(9_000) + "\r\n\r\n")).startsWith("HTTP/1.1 401").contains("too long");
        audit.await("there is more than one Authorization");
    }

    @Test
    void headersThatAreTooLongAreRefused() throws IOException {
        assertThat(raw("GET /v1/assistants HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n")).contains(" 431 ");
        assertThat(raw("GET /v1/" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")).contains(" 414 ");
    }

    @Test
    void aPageOfElsewhereIsRefusedWhateverItForwards() {
        refused(with("shop").header("Origin", "http://evil.example").get("/v1/assistants").then(), 403, "forbidden");
        refused(with("shop").header("Origin", "http://evil.example").header("X-Forwarded-Host", "evil.example").header("X-Forwarded-For", "198.51.100.7").get("/v1/assistants").then(), 403, "forbidden");
        audit.await("outcome=forbidden", "another web site", "peer=127.0.0.1");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        with("shop").body("{\"assistant\":\"" + "x".repeat(300_000) + "\"}").post("/v1/chats").then().statusCode(413);
    }

    @Test
    void whoHasNoKeyIsNotWaitedForToSendABody() throws IOException {
        assertThat(raw("POST /v1/chats HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n{")).startsWith("HTTP/1.1 401");
    }

    @Test
    void aBodyThatComesTooSlowlyIsRefused() throws IOException {
        assertThat(raw("POST /v1/chats HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Locked.key("shop") + "\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{")).startsWith("HTTP/1.1 408");
    }

    @Test
    void headersThatDoNotComeEndTheConnection() throws IOException {
        assertThat(raw("GET /v1/assistants HTTP/1.1\r\nHost: loc")).isEmpty();
    }

    @Test
    void aBrowserKeyIsMadeForThoseWhoMay() {
        with("shop").body("{\"assistant\":\"parrot\"}").post("/v1/browser-keys").then().statusCode(201).header("Cache-Control", "no-store").body("key", matchesPattern("cmb_.{54}"));
        audit.await("action=makeBrowserKey", "outcome=done", "tenant=acme");
        String key = with("shop").body("{}").post("/v1/browser-keys").then().extract().path("key");
        refused(bearing(key).get("/v1/assistants").then(), 401, "unauthenticated").body("detail", containsString("opens a WebSocket and nothing else"));
    }

    @Test
    void whatManagesTheGatewayShowsNoKeyAndNoCaller() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("callmesh_access_total")).body(not(containsString("cmk_")));
    }

    /// What comes back, until the gateway closes the connection or has said it all.
    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
