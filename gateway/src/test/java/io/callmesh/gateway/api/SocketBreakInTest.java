package io.callmesh.gateway.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.access.Held;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is tried at the WebSocket door, and what comes of it. SECURITY.md names these tests.
@QuarkusTest
@TestProfile(Locked.class)
class SocketBreakInTest {

    private final AuditLines audit = AuditLines.open();
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TestHTTPResource("/v1/calls")
    URI calls;

    @Inject
    FakeMesh mesh;

    @Inject
    Held held;

    @AfterEach
    void close() {
        http.close();
        audit.close();
    }

    private URI address(String query) {
        return URI.create(calls.toString().replace("http", "ws") + "?assistant=parrot&audio=none" + query);
    }

    private WebSocket.Builder socket() {
        return http.newWebSocketBuilder();
    }

    private WebSocket.Builder with(String key) {
        return socket().header("Authorization", "Bearer " + Locked.key(key));
    }

    private WebSocket open(WebSocket.Builder socket, String query) throws Exception {
        return socket.buildAsync(address(query), new Written()).get(10, TimeUnit.SECONDS);
    }

    private int refused(WebSocket.Builder socket, String query) {
        var status = new int[1];
        assertThatThrownBy(() -> open(socket, query)).cause().isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> status[0] = refused.getResponse().statusCode());
        return status[0];
    }

    private static String browserKey(String key, String body) {
        return given().header("Authorization", "Bearer " + Locked.key(key)).contentType(ContentType.JSON).body(body).post("/v1/browser-keys").then().statusCode(201).extract().path("key");
    }

    @Test
    void noSocketOpensWithoutAKey() {
        assertThat(refused(socket(), "")).isEqualTo(401);
        assertThat(refused(with("expired"), "")).isEqualTo(401);
        assertThat(refused(with("revoked"), "")).isEqualTo(401);
        assertThat(refused(with("two").header("Authorization", "Bearer x"), "")).isEqualTo(401);
        audit.await("surface=websocket", "action=openSocket", "outcome=unauthenticated", "the key was revoked");
    }

    @Test
    void aProgramOpensOneWithItsKey() throws Exception {
        var socket = open(with("shop"), "");

        assertThat(await("\"call\"")).contains("parrot");
        assertThat(mesh.lastOpening().tenant()).isEqualTo("acme");
        socket.abort();
    }

    @Test
    void aBrowserKeyOpensOneSocketAndNoSecond() throws Exception {
        var key = browserKey("shop", "{\"assistant\":\"parrot\"}");

        var socket = open(socket().subprotocols("callmesh.v1", "callmesh.key." + key), "");

        assertThat(socket.getSubprotocol()).isEqualTo("callmesh.v1");
        await("\"call\"");
        assertThat(mesh.lastOpening().assistants()).containsExactly("parrot");
        socket.abort();
        assertThat(refused(socket().subprotocols("callmesh.v1", "callmesh.key." + key), "")).isEqualTo(401);
        audit.await("outcome=unauthenticated", "used before");
    }

    @Test
    void aBrowserKeyMayBeInTheAddressAndNoOtherKeyMay() throws Exception {
        var socket = open(socket(), "&key=" + browserKey("shop", "{}"));
        await("\"call\"");
        socket.abort();

        assertThat(refused(socket(), "&key=" + Locked.key("shop"))).isEqualTo(401);
        audit.await("outcome=unauthenticated", "only a browser's key may be sent so");
    }

    @Test
    void aKeyWithoutTheRightIsTold() throws Exception {
        open(with("agent"), "");

        assertThat(await("closed")).startsWith("closed 4403");
        audit.await("surface=websocket", "outcome=forbidden", "tenant=acme");
    }

    @Test
    void aTenantIsNotBelievedAsSent() throws Exception {
        open(with("shop"), "&tenant=globex");

        assertThat(await("closed")).startsWith("closed 4403 tenant");
    }

    @Test
    void aKeyHoldsNoMoreThanItsCalls() throws Exception {
        var held = open(with("one"), "");
        await("\"call\"");

        open(with("one"), "");

        assertThat(await("closed")).isEqualTo("closed 4429 limit reached: calls at once");
        audit.await("surface=websocket", "outcome=limit_reached");
        held.abort();
    }

    @Test
    void aCallOfAKeyThatIsCutOffEnds() throws Exception {
        open(with("shop"), "");
        await("\"call\"");
        held.end("key:" + Locked.key("shop").substring(4, 14));
        assertThat(await("closed 4401")).isEqualTo("closed 4401 the key was revoked");
        audit.await("surface=websocket", "outcome=unauthenticated", "the key was revoked");
    }

    @Test
    void aDeskOpensByATokenForOneCallOnly() throws Exception {
        http.newWebSocketBuilder().buildAsync(URI.create(calls.toString().replace("http", "ws").replace("/v1/calls", "/v1/desk") + "?token=made-up"), new Written()).get(10, TimeUnit.SECONDS);

        assertThat(await("closed")).startsWith("closed 4401");
        audit.await("action=openDesk", "outcome=unauthenticated", "join token");
    }

    @Test
    void aPageOfElsewhereUsesUpNoKey() throws Exception {
        var key = browserKey("shop", "{}");

        assertThat(given().header("Connection", "Upgrade").header("Upgrade", "websocket").header("Sec-WebSocket-Version", "13").header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .header("Origin", "http://evil.example").get("/v1/calls?assistant=parrot&key=" + key).statusCode()).isEqualTo(403);

        var socket = open(socket(), "&key=" + key);
        await("\"call\"");
        socket.abort();
        audit.await("outcome=forbidden", "another web site");
    }

    @Test
    void aMessageThatIsTooLargeEndsTheCall() throws Exception {
        var socket = open(with("shop"), "");
        await("\"call\"");

        socket.sendBinary(ByteBuffer.wrap(new byte[200_000]), true);

        assertThat(await("closed")).isEqualTo("closed 1006 ");
    }

    private String await(String part) throws InterruptedException {
        while (true) {
            var message = told.poll(10, TimeUnit.SECONDS);
            if (message == null) throw new AssertionError("nothing with " + part);
            if (message.contains(part)) return message;
        }
    }

    private final class Written implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            told.add(part.toString());
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            told.add("closed " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            told.add("closed by " + failure);
        }
    }
}
