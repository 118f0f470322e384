package io.callmesh.launcher.supervise;

import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Asks parts how they are.
public final class Health implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    /// A service is ready when its engine has answered once; what stands behind when its back office, the last of it, does.
    public boolean ready(Part part, int httpPort) throws InterruptedException {
        return report(part, httpPort).filter(answer -> answer.statusCode() == 200).isPresent();
    }

    /// The readiness report, in JSON, if the part answers at all.
    public Optional<HttpResponse<String>> report(Part part, int httpPort) throws InterruptedException {
        var page = URI.create("http://127.0.0.1:" + httpPort + (part.service() ? "/q/health/ready" : "/health"));
        try {
            var request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException notUp) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
