package io.callmesh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.launcher.privacy.Model;
import io.callmesh.launcher.privacy.Proof;
import io.callmesh.launcher.privacy.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench privacy`: whether anything sensitive that callers say is left anywhere in clear. Starts a mesh of its own, with a language model that
/// only keeps what it is asked.
@Command(name = "privacy", mixinStandardHelpOptions = true, description = "Calls full of invented card numbers, identities, names and phones; then a search of every topic, key, metric, prompt and file for them.")
public final class PrivacyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "1000", description = "How many calls (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of the invented callers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try (var model = Model.listen(); var apart = MeshApart.start(Mesh.here(), "privacy", settings(model))) {
            var verdict = new Proof(apart.place(), List.of(model.prompts())).run(calls, seed);
            Told.print(told(verdict), json, spec.commandLine().getOut());
            return verdict.leaks().isEmpty() && verdict.failed() == 0 ? 0 : 1;
        }
    }

    private static Map<String, String> settings(Model model) {
        return Map.of("callmesh.llm.engine", "openai,grounded", "callmesh.llm.openai.url", model.url(), "callmesh.llm.openai.model", "listening", "callmesh.gateway.call.limit", "64");
    }

    private static JsonNode told(Verdict verdict) {
        var told = new ObjectMapper().createObjectNode().put("calls", verdict.calls()).put("failed", verdict.failed()).put("values", verdict.values()).put("forms", verdict.forms());
        for (var sink : verdict.sinks()) told.putObject(sink.sink()).put("items", sink.items()).put("bytes", sink.bytes()).put("leaks", sink.leaks().size());
        verdict.leaks().forEach(told.putArray("leaks")::add);
        return told.put("seconds", Math.round(verdict.seconds()));
    }
}
