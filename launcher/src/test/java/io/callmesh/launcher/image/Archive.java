package io.callmesh.launcher.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An OCI archive, unpacked.
///
/// Source: Open Container Initiative, Image Layout Specification 1.1.
record Archive(Path layout) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Archive unpacked(Path archive, Path into) throws IOException, InterruptedException {
        Files.createDirectories(into);
        run("tar", "-xf", archive.toString(), "-C", into.toString());
        return new Archive(into);
    }

    /// Lays all layers over each other.
    void root(Path root) throws IOException, InterruptedException {
        Files.createDirectories(root);
        for (var layer : manifest().path("layers")) run("tar", "--warning=no-unknown-keyword", "-xzf", blob(layer).toString(), "-C", root.toString());
    }

    String name() throws IOException {
        return index().path("annotations").path("org.opencontainers.image.ref.name").asText();
    }

    JsonNode config() throws IOException {
        return read(blob(manifest().path("config"))).path("config");
    }

    List<String> entrypoint() throws IOException {
        var words = new ArrayList<String>();
        config().path("Entrypoint").forEach(word -> words.add(word.asText()));
        return words;
    }

    private JsonNode index() throws IOException {
        return read(layout.resolve("index.json")).path("manifests").path(0);
    }

    private JsonNode manifest() throws IOException {
        return read(blob(index()));
    }

    private Path blob(JsonNode descriptor) {
        return layout.resolve("blobs").resolve(descriptor.path("digest").asText().replace(':', '/'));
    }

    private static JsonNode read(Path json) throws IOException {
        return JSON.readTree(json.toFile());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exitCode != 0) throw new IOException(String.join(" ", command) + " ended with " + exitCode);
    }
}
