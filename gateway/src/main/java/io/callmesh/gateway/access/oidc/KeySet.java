package io.callmesh.gateway.access.oidc;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/// The published keys of an identity provider. They are asked for when they are first needed, when they are old, and when a
/// token names one that is not among them, which is how a provider that has changed its key is followed; that at most every
/// [#REST]. Those that are known stay in use while the provider does not answer. Thread-safe.
final class KeySet {

    private static final Logger LOG = Logger.getLogger(KeySet.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LARGEST = 256 * 1024;

    /// Between two attempts, so that made-up key names cannot be used to flood the provider.
    static final Duration REST = Duration.ofSeconds(10);

    private final String source;
    private final Duration refresh;
    private final LongSupplier nanos;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile List<JsonWebKey> known = List.of();
    private boolean asked;
    private long askedAt;

    KeySet(String source, Duration refresh, LongSupplier nanos) {
        this.source = source;
        this.refresh = refresh;
        this.nanos = nanos;
    }

    /// Those that a token naming this key may have been signed with.
    ///
    /// @param id empty when the token names none
    /// @throws MeshException with `Unavailable` when there are no keys at all
    List<JsonWebKey> named(String id) {
        renew(has(id) ? refresh : REST);
        if (known.isEmpty()) throw new MeshException(new Fault.Unavailable("identity provider"));
        return known.stream().filter(key -> id.isEmpty() || id.equals(key.getKeyId())).toList();
    }

    private boolean has(String id) {
        return known.stream().anyMatch(key -> id.isEmpty() || id.equals(key.getKeyId()));
    }

    private synchronized void renew(Duration age) {
        if (asked && nanos.getAsLong() - askedAt < age.toNanos()) return;
        asked = true;
        askedAt = nanos.getAsLong();
        try {
            known = List.copyOf(new JsonWebKeySet(text()).getJsonWebKeys());
        } catch (IOException | JoseException failure) {
            LOG.warnf("the identity provider's keys cannot be had (%s)", failure.getClass().getSimpleName());
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private String text() throws IOException, InterruptedException {
        if (!source.startsWith("http://") && !source.startsWith("https://")) return Files.readString(Path.of(source));
        var request = HttpRequest.newBuilder(URI.create(source)).timeout(PATIENCE).header("Accept", "application/json").build();
        var answer = http.send(request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LARGEST));
        if (answer.statusCode() != 200) throw new IOException("status " + answer.statusCode());
        return answer.body();
    }
}
