package io.callmesh.launcher.model;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Models by name: small enough for two cores, of architectures that the engine `llama` runs, and free to use commercially.
final class Catalog {

    private static final String APACHE = "Apache-2.0, says its publisher";

    private static final Map<String, Origin.Remote> BY_NAME = new TreeMap<>(Map.of(
            "qwen2.5-0.5b", published("qwen2.5-0.5b", "Qwen/Qwen2.5-0.5B-Instruct-GGUF", "qwen2.5-0.5b-instruct-q4_k_m.gguf"),
            "qwen2.5-1.5b", published("qwen2.5-1.5b", "Qwen/Qwen2.5-1.5B-Instruct-GGUF", "qwen2.5-1.5b-instruct-q4_k_m.gguf"),
            "smollm2-1.7b", published("smollm2-1.7b", "HuggingFaceTB/SmolLM2-1.7B-Instruct-GGUF", "smollm2-1.7b-instruct-q4_k_m.gguf")));

    private Catalog() {}

    private static Origin.Remote published(String name, String repository, String file) {
        return new Origin.Remote(name, URI.create("https://huggingface.co/" + repository + "/resolve/main/" + file), APACHE);
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static Optional<Origin.Remote> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
