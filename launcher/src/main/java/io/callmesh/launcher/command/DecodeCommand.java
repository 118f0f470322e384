package io.callmesh.launcher.command;

import io.callmesh.launcher.part.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench decode`: how fast a language model reads and writes on this machine. Needs no running mesh.
@Command(name = "decode", mixinStandardHelpOptions = true, description = "How fast a language model (GGUF) reads and writes here, over one long conversation; needs no running mesh.")
public final class DecodeCommand implements Callable<Integer> {

    private static final String BENCH = "io.callmesh.llm.engine.llama.DecodeBench";

    enum Shape { tiny, small, half }

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "PATH", description = "A GGUF file (default: the one that ./mesh model add installed).")
    private Optional<Path> model = Optional.empty();

    @Option(names = "--generated", paramLabel = "SHAPE", description = "Instead a model with weights by chance, which says nonsense as fast as a real one: ${COMPLETION-CANDIDATES} (0.5 billion weights).")
    private Optional<Shape> generated = Optional.empty();

    @Option(names = "--context", paramLabel = "TOKENS", defaultValue = "2000", description = "Of the conversation at its second turn (default: ${DEFAULT-VALUE}).")
    private int context;

    @Option(names = "--turns", paramLabel = "K", defaultValue = "10", description = "Of each conversation, at least 2 (default: ${DEFAULT-VALUE}).")
    private int turns;

    @Option(names = "--conversations", paramLabel = "N", defaultValue = "3", description = "One after the other; medians are told (default: ${DEFAULT-VALUE}).")
    private int conversations;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var mesh = Mesh.here();
        try (var own = new Scratch()) {
            var which = generated.map(shape -> "generated:" + shape).orElseGet(() -> file(mesh).toString());
            var counts = List.of(which, Integer.toString(context), Integer.toString(turns), Integer.toString(conversations));
            var found = Tool.of(mesh, Part.LLM, BENCH, own.asTemporary()).run(counts);
            if (found.has("problem")) throw new Trouble(found.get("problem").asText());
            Told.print(found, json, spec.commandLine().getOut());
        }
        return 0;
    }

    private Path file(Mesh mesh) {
        var file = model.or(mesh.home()::languageModel).orElseThrow(() -> new Trouble("No model is installed. Name one with --model PATH, or take one with weights by chance: --generated small"));
        if (!Files.isRegularFile(file)) throw new Trouble("No such file: " + file);
        return file.toAbsolutePath();
    }
}
