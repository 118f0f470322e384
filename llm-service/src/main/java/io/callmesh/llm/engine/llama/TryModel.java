package io.callmesh.llm.engine.llama;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Lets a model answer one request and prints one JSON object: what it is and how fast it was, or `problem`. For
/// `./mesh model add`.
final class TryModel {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONTEXT = 512, TOKENS = 16;

    private TryModel() {}

    public static void main(String[] arguments) throws InterruptedException {
        var out = System.out;
        System.setOut(System.err); // the library tells there where it was unpacked
        out.println(tried(Path.of(arguments[0])));
        System.exit(0); // a thread of the library never ends
    }

    static ObjectNode tried(Path file) throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (var engine = new LlamaGenerator(new LlamaSettings(Optional.of(file), CONTEXT, 1, 1, cores))) {
            var gguf = ModelFile.check(file);
            engine.start();
            return answered(engine, gguf);
        } catch (IllegalStateException | MeshException wrong) {
            return JSON.createObjectNode().put("problem", String.valueOf(wrong.getMessage()));
        }
    }

    private static ObjectNode answered(LlamaGenerator engine, Gguf gguf) throws InterruptedException {
        var asked = new Job("en", List.of(new Message(Role.CALLER, Spoken.of("Hello, are you there?"), "")), new Task.Chat(""), List.of(), TOKENS);
        var timed = Timed.of(engine, asked);
        if (timed.tokens() == 0) return JSON.createObjectNode().put("problem", "the model loads, but answers with nothing");
        return JSON.createObjectNode()
                .put("architecture", gguf.keys().get(ModelFile.ARCHITECTURE))
                .put("license", gguf.keys().getOrDefault("general.license", ""))
                .put("first_token_ms", timed.firstMillis())
                .put("tokens_per_s", timed.tokensPerSecond());
    }
}
