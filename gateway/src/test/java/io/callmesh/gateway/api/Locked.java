package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Keys;
import io.callmesh.gateway.access.Limits;
import io.callmesh.gateway.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/// A gateway with keys and an identity provider, and nothing behind its doors. Impatient, so that tests need not be patient.
public final class Locked extends WithFakeMesh {

    /// A key of this name, as [#getConfigOverrides] made it.
    static String key(String name) {
        return ConfigProvider.getConfig().getValue("test.key." + name, String.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return overrides();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Map<String, String> overrides() throws IOException, JoseException {
        var keys = keys();
        var file = Files.createTempFile("keys", ".json");
        file.toFile().deleteOnExit();
        Files.writeString(file, keys.values().stream().map(Locked::json).collect(Collectors.joining(",", "{\"keys\":[", "]}")));
        var overrides = new HashMap<>(Map.of("callmesh.redis", "redis://127.0.0.1:1", "callmesh.kafka", "127.0.0.1:1", "callmesh.access.keys", file.toString(),
                "quarkus.http.idle-timeout", "2s", "callmesh.gateway.api.body-patience", "1s"));
        keys.forEach((name, key) -> overrides.put("test.key." + name, key.secret().token()));
        provider(overrides);
        return overrides;
    }

    private static void provider(Map<String, String> overrides) throws IOException, JoseException {
        RsaJsonWebKey signer = RsaJwkGenerator.generateJwk(2048);
        signer.setKeyId("one");
        var published = Files.createTempFile("jwks", ".json");
        published.toFile().deleteOnExit();
        Files.writeString(published, new JsonWebKeySet(signer).toJson());
        overrides.putAll(Map.of("callmesh.access.oidc-issuer", "https://login.example", "callmesh.access.oidc-audience", "callmesh", "callmesh.access.oidc-keys", published.toString(),
                "test.signer", signer.toJson(OutputControlLevel.INCLUDE_PRIVATE)));
    }

    private static Map<String, Keys> keys() {
        var keys = new LinkedHashMap<String, Keys>();
        keys.put("shop", Keys.of("acme", Role.INTEGRATOR));
        keys.put("rival", Keys.of("globex", Role.INTEGRATOR));
        keys.put("agent", Keys.of("acme", Role.AGENT));
        keys.put("admin", Keys.of("ops", Role.ADMIN));
        keys.put("caller", Keys.of("acme", Role.CALLER));
        keys.put("other", Keys.of("acme", Role.INTEGRATOR, Set.of("budgie"), Limits.NONE));
        keys.put("one", Keys.of("acme", Role.INTEGRATOR, Set.of(), new Limits(1, 0, 0)));
        keys.put("two", Keys.of("acme", Role.INTEGRATOR, Set.of(), new Limits(0, 0, 2)));
        keys.put("revoked", Keys.of("acme", Role.ADMIN).revoked());
        keys.put("expired", Keys.of("acme", Role.ADMIN).until(Instant.EPOCH));
        return keys;
    }

    private static String json(Keys keys) {
        var key = keys.key();
        var times = new ArrayList<String>();
        key.expires().ifPresent(at -> times.add(",\"expires\":\"" + at + "\""));
        key.revoked().ifPresent(at -> times.add(",\"revoked\":\"" + at + "\""));
        return "{\"name\":\"%s\",\"hash\":\"%s\",\"tenant\":\"%s\",\"roles\":[%s],\"assistants\":[%s],\"calls\":%d,\"callsPerMinute\":%d,\"requestsPerMinute\":%d,\"created\":\"%s\"%s}".formatted(
                key.name(), key.hash(), key.tenant(), key.roles().stream().map(role -> '"' + role.label() + '"').collect(Collectors.joining(",")),
                key.assistants().stream().map(each -> '"' + each + '"').collect(Collectors.joining(",")), key.limits().calls(), key.limits().callsPerMinute(), key.limits().requestsPerMinute(),
                key.created(), String.join("", times));
    }
}
