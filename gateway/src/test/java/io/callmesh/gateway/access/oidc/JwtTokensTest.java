package io.callmesh.gateway.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.callmesh.gateway.access.Role;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ISSUER = "https://login.example", AUDIENCE = "callmesh";
    private static PublicJsonWebKey rsa, next, ec;

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private Path keys;
    private JwtTokens tokens;

    @BeforeAll
    static void keys() throws JoseException {
        rsa = named(RsaJwkGenerator.generateJwk(2048), "one");
        next = named(RsaJwkGenerator.generateJwk(2048), "two");
        ec = named(EcJwkGenerator.generateJwk(EllipticCurves.P256), "curve");
    }

    private static PublicJsonWebKey named(PublicJsonWebKey key, String id) {
        key.setKeyId(id);
        return key;
    }

    @BeforeEach
    void publish() throws IOException {
        keys = folder.resolve("jwks.json");
        publish(rsa, ec);
        tokens = tokens(keys.toString());
    }

    private void publish(JsonWebKey... published) throws IOException {
        Files.writeString(keys, set(published));
    }

    private static String set(JsonWebKey... published) {
        return new JsonWebKeySet(published).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private JwtTokens tokens(String source) {
        var provider = new Provider(ISSUER, AUDIENCE, source, "tenant", "realm_access.roles", Duration.ofMinutes(5), Duration.ofSeconds(30));
        return new JwtTokens(provider, () -> NOW, nanos::get);
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("other", AUDIENCE);
        claims.setSubject("ann");
        claims.setExpirationTime(NumericDate.fromMilliseconds(NOW.plusSeconds(300).toEpochMilli()));
        claims.setClaim("tenant", "acme");
        claims.setClaim("realm_access", Map.of("roles", List.of("supervisor", "offline_access")));
        return claims;
    }

    private static String signed(PublicJsonWebKey key, String algorithm, Consumer<JwtClaims> change) {
        var claims = claims();
        change.accept(claims);
        return signed(key, algorithm, claims);
    }

    private static String signed(PublicJsonWebKey key, String algorithm, JwtClaims claims) {
        try {
            var signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key.getPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(algorithm);
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void aTokenSaysWhoItIs() {
        for (var token : List.of(signed(rsa, "RS256", claims()), signed(ec, "ES256", claims()))) {
            var principal = tokens.principal(token);

            assertThat(principal.tenant()).isEqualTo("acme");
            assertThat(principal.subject()).isEqualTo("user:ann");
            assertThat(principal.roles()).containsExactly(Role.SUPERVISOR);
        }
    }

    @Test
    void rolesMayBeOneText() {
        var spaced = new JwtTokens(new Provider(ISSUER, AUDIENCE, keys.toString(), "tenant", "scope", Duration.ofMinutes(5), Duration.ZERO), () -> NOW, nanos::get);

        assertThat(spaced.principal(signed(rsa, "RS256", claims -> claims.setClaim("scope", "openid agent"))).roles()).containsExactly(Role.AGENT);
    }

    @Test
    void aTokenForOthersOrOfOthersOrOutOfTimeIsRefused() {
        assertRefused("another issuer", signed(rsa, "RS256", claims -> claims.setIssuer("https://evil.example")));
        assertRefused("another audience", signed(rsa, "RS256", claims -> claims.setAudience("other")));
        assertRefused("another audience", signed(rsa, "RS256", claims -> claims.unsetClaim("aud")));
        assertRefused("expired", signed(rsa, "RS256", claims -> claims.setExpirationTime(NumericDate.fromMilliseconds(NOW.minusSeconds(31).toEpochMilli()))));
        assertRefused("never expires", signed(rsa, "RS256", claims -> claims.unsetClaim("exp")));
        assertRefused("not valid yet", signed(rsa, "RS256", claims -> claims.setNotBefore(NumericDate.fromMilliseconds(NOW.plusSeconds(60).toEpochMilli()))));
        assertRefused("not valid", signed(rsa, "RS256", claims -> claims.unsetClaim("sub")));
        assertRefused("no tenant", signed(rsa, "RS256", claims -> claims.unsetClaim("tenant")));
        assertRefused("no tenant", signed(rsa, "RS256", claims -> claims.setClaim("tenant", "../acme")));
        assertRefused("no tenant", signed(rsa, "RS256", claims -> claims.setClaim("tenant", List.of("acme"))));
    }

    @Test
    void aTokenThatIsNotSignedIsRefused() throws JoseException {
        var none = new JsonWebSignature();
        none.setPayload(claims().toJson());
        none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        none.setAlgorithmHeaderValue("none");

        assertRefused("not valid", none.getCompactSerialization());
        var stripped = signed(rsa, "RS256", claims());
        assertRefused("not valid", stripped.substring(0, stripped.lastIndexOf('.') + 1));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws JoseException {
        for (var secret : List.of(rsa.getPublicKey().getEncoded(), set(rsa).getBytes(StandardCharsets.UTF_8))) {
            var forged = new JsonWebSignature();
            forged.setPayload(claims().toJson());
            forged.setKey(new HmacKey(secret));
            forged.setKeyIdHeaderValue("one");
            forged.setAlgorithmHeaderValue("HS256");

            assertRefused("not valid", forged.getCompactSerialization());
        }
    }

    @Test
    void aTokenThatBringsItsOwnKeyIsRefused() throws JoseException {
        var forged = new JsonWebSignature();
        forged.setPayload(claims().toJson());
        forged.setKey(next.getPrivateKey());
        forged.setKeyIdHeaderValue("one");
        forged.setJwkHeader(next);
        forged.setHeader("jku", "https://evil.example/jwks");
        forged.setAlgorithmHeaderValue("RS256");

        assertRefused("not valid", forged.getCompactSerialization());
    }

    @Test
    void otherAlgorithmsAndGarbageAreRefused() {
        assertRefused("not valid", signed(rsa, "RS512", claims()));
        assertRefused("not valid", signed(rsa, "PS256", claims()));
        for (var garbage : List.of("", ".", "..", "a.b.c", "eyJhbGciOiJSUzI1NiJ9..", "ey.".repeat(2_000), "eyJhbGciOiJSUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19.e30.AA")) assertRefused("not valid", garbage);
        var changed = signed(rsa, "RS256", claims());
        assertRefused("not valid", changed.substring(0, changed.length() - 6) + "AAAAAA");
    }

    @Test
    void aProviderThatChangesItsKeyIsFollowed() throws IOException {
        // Given
        tokens.principal(signed(rsa, "RS256", claims()));
        publish(next);
        var token = signed(next, "RS256", claims());
        assertRefused("not valid", token);

        // When
        nanos.addAndGet(KeySet.REST.toNanos());

        // Then
        assertThat(tokens.principal(token).subject()).isEqualTo("user:ann");
        assertRefused("not valid", signed(rsa, "RS256", claims()));
    }

    @Test
    void keyNamesThatAreMadeUpDoNotFloodTheProvider() throws Exception {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            asked.incrementAndGet();
            var body = set(rsa).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            tokens = tokens("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
            tokens.principal(signed(rsa, "RS256", claims()));

            for (int i = 0; i < 50; i++) assertRefused("not valid", signed(named(next, "made-up-" + i), "RS256", claims()));

            assertThat(asked).hasValue(1);
            server.stop(0);
            nanos.addAndGet(Duration.ofMinutes(6).toNanos());
            assertThat(tokens.principal(signed(rsa, "RS256", claims())).subject()).as("known keys stay in use while the provider is away").isEqualTo("user:ann");
        } finally {
            server.stop(0);
            named(next, "two");
        }
    }

    @Test
    void aProviderThatWasNeverReachedIsNoFaultOfTheToken() {
        tokens = tokens(folder.resolve("missing.json").toString());

        assertThatThrownBy(() -> tokens.principal(signed(rsa, "RS256", claims())))
                .isInstanceOfSatisfying(MeshException.class, away -> assertThat(away.fault()).isEqualTo(new Fault.Unavailable("identity provider")));
    }

    private void assertRefused(String problem, String token) {
        assertThatThrownBy(() -> tokens.principal(token)).isInstanceOfSatisfying(MeshException.class,
                refused -> assertThat(refused.fault()).isInstanceOfSatisfying(Fault.Unauthenticated.class, why -> assertThat(why.problem()).contains(problem)));
    }
}
