package io.callmesh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.launcher.model.ModelTrouble;
import io.callmesh.launcher.model.Models;
import io.callmesh.launcher.model.Origin;
import io.callmesh.launcher.model.Trial;
import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `model add`: checks a model, lets it answer once, and installs it.
@Command(name = "add", mixinStandardHelpOptions = true, description = {
    "Installs a language model for the llm-service: a GGUF file by its path or address, or a model by its name.",
    "Its hash, header and architecture are checked, and it answers one request, before it is installed."})
public final class ModelAddCommand implements Callable<Integer> {

    private static final String TRIAL = "io.callmesh.llm.engine.llama.TryModel";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME|PATH|URL", description = "qwen2.5-0.5b, qwen2.5-1.5b, smollm2-1.7b, or your own.")
    private String named = "";

    @Option(names = "--sha256", paramLabel = "HEX", description = "What the file must hash to.")
    private Optional<String> sha256 = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var mesh = Mesh.here();
        var out = spec.commandLine().getOut();
        try {
            var passed = new Trial.Passed[1];
            var model = new Models(mesh.home().models()).add(Origin.of(named), sha256, file -> passed[0] = tried(mesh, file));
            out.printf("%s: architecture %s, %,d bytes%n", model.name(), model.architecture(), model.bytes());
            out.printf("  sha256   %s%n  license  %s%n", model.sha256(), model.license());
            out.printf("  request  answered: first token after %.0f ms, %.0f tokens/s%n", passed[0].firstTokenMs(), passed[0].tokensPerSecond());
            out.printf("Installed for the llm-service, which uses it from its next start: ./mesh down, ./mesh up%n");
            out.flush();
            return 0;
        } catch (ModelTrouble trouble) {
            throw new Trouble(String.valueOf(trouble.getMessage()));
        }
    }

    private static Trial.Passed tried(Mesh mesh, Path file) throws IOException, InterruptedException {
        try (var own = new Scratch()) {
            var found = Tool.of(mesh, Part.LLM, TRIAL, own.asTemporary()).run(List.of(file.toAbsolutePath().toString()));
            if (found.has("problem")) throw new ModelTrouble(found.get("problem").asText());
            return passed(found);
        }
    }

    private static Trial.Passed passed(JsonNode found) {
        return new Trial.Passed(found.path("architecture").asText(), found.path("license").asText(), found.path("first_token_ms").asDouble(), found.path("tokens_per_s").asDouble());
    }
}
