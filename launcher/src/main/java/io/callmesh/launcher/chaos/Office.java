package io.callmesh.launcher.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the back office was asked for and has done.
///
/// @param url of the back office
public record Office(String url) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// @param key  of the request; begins with the call's id
    /// @param wish tells apart what was asked for at one place
    /// @param done how often it was acted on
    public record Change(String key, String request, String wish, int asked, int done) {}

    public List<Change> changes() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url + "/changes")).timeout(PATIENCE).build();
            var changes = new ArrayList<Change>();
            for (var change : new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body())) changes.add(change(change));
            return changes;
        }
    }

    private static Change change(JsonNode json) {
        return new Change(json.path("key").asText(), json.path("request").asText(), json.path("wish").asText(), json.path("asked").asInt(), json.path("done").asInt());
    }
}
