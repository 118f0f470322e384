package io.callmesh.launcher.model;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Fetches a file.
final class Download {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10), TO_BEGIN = Duration.ofSeconds(30);
    /// Names the SHA-256 of a large file. Source: huggingface.co/docs/huggingface_hub, `get_hf_file_metadata`.
    private static final String HASH = "X-Linked-Etag";

    private Download() {}

    /// @return the SHA-256 that the server says the file has, if it says any
    /// @throws ModelTrouble when it cannot be had
    static Optional<String> fetch(URI address, Path to) throws InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(TO_CONNECT).followRedirects(HttpClient.Redirect.NORMAL).build()) {
            var response = client.send(HttpRequest.newBuilder(address).timeout(TO_BEGIN).build(), BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() != 200) throw new ModelTrouble(address.getHost() + " answers " + response.statusCode() + " for " + address);
                demand(Files.copy(body, to), response, address);
            }
            return stated(response);
        } catch (IllegalArgumentException notHttp) {
            throw new ModelTrouble("Not an address: " + address);
        } catch (IOException broken) {
            throw new ModelTrouble("Cannot fetch from " + address.getHost() + " (no network?). Download " + address + " elsewhere, then: ./mesh model add FILE");
        }
    }

    private static void demand(long bytes, HttpResponse<?> response, URI address) {
        long promised = response.headers().firstValueAsLong("Content-Length").orElse(bytes);
        if (bytes != promised) throw new ModelTrouble("%s broke off after %,d of %,d bytes".formatted(address.getHost(), bytes, promised));
    }

    private static Optional<String> stated(HttpResponse<?> response) {
        var here = response.headers().firstValue(HASH).map(tag -> tag.replaceAll("^W/|\"", "").toLowerCase(Locale.ROOT)).filter(tag -> tag.matches("[0-9a-f]{64}"));
        return here.or(() -> response.previousResponse().flatMap(Download::stated));
    }
}
