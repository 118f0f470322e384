package io.callmesh.gateway.session.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.session.Sessions;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.Seal;
import io.lettuce.core.AclCategory;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Redis that does not let everybody in, and one that speaks TLS.
class RedisSecurityTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private Redis redis;
    private RedisLink open;

    @BeforeEach
    void start() throws Exception {
        redis = Redis.start(0);
        open = new RedisLink(redis.url(), Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() throws Exception {
        open.close();
        redis.close();
    }

    @Test
    void aUserOfTheMeshNeedsItsOwnKeysAndNoMoreThanTheGuideSays() throws Exception {
        // Given: as docs/guides/surviving.md says
        var rule = AclSetuserArgs.Builder.on().addPassword("secret").keyPattern("callmesh:*")
                .addCategory(AclCategory.READ).addCategory(AclCategory.WRITE).addCategory(AclCategory.SCRIPTING).addCategory(AclCategory.CONNECTION).addCommand(CommandType.TIME);
        open.ask(commands -> commands.aclSetuser("mesh", rule));
        open.ask(commands -> commands.aclSetuser("default", AclSetuserArgs.Builder.off()));

        // When
        try (var link = new RedisLink(redis.url().replace("redis://", "redis://mesh:secret@"), Duration.ofSeconds(2))) {
            workThrough(link);

            // Then
            assertThatThrownBy(() -> link.ask(commands -> commands.set("other", "key"))).isInstanceOf(MeshException.class);
        }
        try (var stranger = new RedisLink(redis.url(), Duration.ofSeconds(2))) {
            assertThatThrownBy(() -> sessions(stranger).find("any")).isInstanceOf(MeshException.class);
        }
    }

    @Test
    void aRedisWithTlsIsBelievedWhenItsAuthorityIs() throws Exception {
        // Given
        int port = tls();

        // Then
        try (var link = new RedisLink("rediss://127.0.0.1:" + port, Duration.ofSeconds(2), Optional.of(folder.resolve("redis.crt")))) {
            workThrough(link);
        }
        try (var doubting = new RedisLink("rediss://127.0.0.1:" + port, Duration.ofSeconds(2))) {
            assertThatThrownBy(() -> sessions(doubting).find("any")).isInstanceOf(MeshException.class);
        }
    }

    private static RedisSessions sessions(RedisLink link) {
        return new RedisSessions(link, new RedisSessions.Terms("one", Duration.ofHours(1), Duration.ofSeconds(15), 64_000), Seal.clear());
    }

    private static void workThrough(RedisLink link) {
        var sessions = sessions(link);
        var session = Sessions.begun();
        assertThat(sessions.save(session)).isTrue();
        assertThat(sessions.find(session.callId())).isPresent();
        var taken = sessions.resume(session.resumeToken()).orElseThrow();
        assertThat(sessions.renew(taken)).isEqualTo(RedisSessions.Tenure.OURS);
        sessions.release(taken);
        assertThat(sessions.orphans(Duration.ofHours(1), 10)).isEmpty();
        assertThat(sessions.save(taken.ended("completed"))).isTrue();
    }

    /// @return the port at which it speaks TLS
    private int tls() throws Exception {
        var store = folder.resolve("redis.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        assertThat(new ProcessBuilder(keytool, "-genkeypair", "-alias", "redis", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12",
                "-keystore", store.toString(), "-storepass", PASSWORD).redirectErrorStream(true).start().waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        pem("redis.crt", "CERTIFICATE", keys.getCertificate("redis").getEncoded());
        pem("redis.key", "PRIVATE KEY", keys.getKey("redis", PASSWORD.toCharArray()).getEncoded());
        int port = freePort();
        assumeThat(configured(port)).as("SKIPPED: this Redis was built without TLS").isTrue();
        return port;
    }

    /// A Redis without TLS refuses the settings.
    private boolean configured(int port) {
        var settings = Map.of("tls-cert-file", folder.resolve("redis.crt").toString(), "tls-key-file", folder.resolve("redis.key").toString(),
                "tls-ca-cert-file", folder.resolve("redis.crt").toString(), "tls-auth-clients", "no");
        try {
            settings.forEach((name, value) -> open.ask(commands -> commands.configSet(name, value)));
            open.ask(commands -> commands.configSet("tls-port", Integer.toString(port)));
            return true;
        } catch (MeshException without) {
            return false;
        }
    }

    private void pem(String file, String what, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8)).encodeToString(bytes);
        Files.writeString(folder.resolve(file), "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
