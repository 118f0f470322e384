package io.callmesh.launcher.command;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bench turns`: what turn taking itself costs, between engines and callers that follow a script. Needs no running mesh.
@Command(name = "turns", mixinStandardHelpOptions = true, description = "What turn taking itself costs, with scripted engines; needs no running mesh.")
public final class TurnsCommand implements Callable<Integer> {

    private static final String CORE = "io.callmesh.gateway.bench.TurnsBench", BY_GRPC = "io.callmesh.gateway.bench.grpc.TurnsByGrpc";
    /// The timetable of the scripted turn, told to the engines of every service; the gateway lets nothing be waited for.
    private static final Map<String, String> SCRIPTED = Map.ofEntries(
            entry("callmesh.asr.engine.en", "scripted"), entry("callmesh.asr.scripted.says", "what is your refund policy"),
            entry("callmesh.asr.scripted.last", "100ms"), entry("callmesh.asr.streams", "256"),
            entry("callmesh.llm.engine", "scripted"), entry("callmesh.llm.scripted.answer", "Refunds are simple. Send it back."),
            entry("callmesh.llm.scripted.first-token", "100ms"), entry("callmesh.llm.scripted.next-sentence", "20ms"), entry("callmesh.llm.threads", "64"),
            entry("callmesh.tts.engine.en", "scripted"), entry("callmesh.tts.scripted.first-sound", "80ms"),
            entry("callmesh.tts.threads", "64"), entry("callmesh.tts.memory-mib", "0"),
            entry("callmesh.gateway.call.limit", "256"), entry("callmesh.gateway.call.voice-detector", "level"),
            entry("callmesh.gateway.call.pause-complete", "0s"), entry("callmesh.gateway.call.pause-open", "0s"),
            entry("callmesh.gateway.call.pause-dictated", "0s"), entry("callmesh.gateway.call.pause-speculate", "0s"));

    enum Rung { a, b }

    @Spec
    private CommandSpec spec;

    @Option(names = "--calls", paramLabel = "N", defaultValue = "1", description = "Calls at once (default: ${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--turns", paramLabel = "K", defaultValue = "20", description = "Turns of each call (default: ${DEFAULT-VALUE}).")
    private int turns;

    @Option(names = "--warm", paramLabel = "K", defaultValue = "8", description = "Turns of each of 4 (rung a) or 16 (rung b) calls before them, not measured (default: ${DEFAULT-VALUE}).")
    private int warm;

    @Option(names = "--rung", defaultValue = "a", description = {
        "a: engines in the process of the gateway core.", "b: a mesh of its own with scripted engines in every service (default: ${DEFAULT-VALUE})."})
    private Rung rung;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var counts = List.of(Integer.toString(calls), Integer.toString(turns), Integer.toString(warm));
        var found = switch (rung) {
            case a -> Tool.of(Mesh.here(), Part.GATEWAY, CORE).run(counts);
            case b -> overTheMesh(counts);
        };
        Told.print(found, json, spec.commandLine().getOut());
        return 0;
    }

    private static JsonNode overTheMesh(List<String> counts) throws IOException, InterruptedException {
        try (var apart = MeshApart.start(Mesh.here(), "bench", SCRIPTED)) {
            var arguments = new ArrayList<>(counts);
            arguments.addAll(List.of(apart.gateway(), Long.toString(apart.pid(Part.GATEWAY))));
            return Tool.of(Mesh.here(), Part.GATEWAY, BY_GRPC).run(arguments);
        }
    }
}
