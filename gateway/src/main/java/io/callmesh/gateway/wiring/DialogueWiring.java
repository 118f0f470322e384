package io.callmesh.gateway.wiring;

import io.callmesh.audio.Wav;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.assistant.Problem;
import io.callmesh.gateway.assistant.Step;
import io.callmesh.gateway.assistant.WatchedAssistants;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.FlowDialogue;
import io.callmesh.gateway.dialogue.grpc.CallersClock;
import io.callmesh.gateway.dialogue.grpc.LlmChoice;
import io.callmesh.gateway.dialogue.grpc.LlmGeneration;
import io.callmesh.gateway.dialogue.grpc.LlmUnderstanding;
import io.callmesh.gateway.handoff.Floor;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.speak.Prompts;
import io.callmesh.gateway.speak.Prompts.Prompt;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.Toolbox;
import io.callmesh.gateway.tool.mcp.McpAddress;
import io.callmesh.gateway.translate.TranslatedDialogue;
import io.callmesh.gateway.translate.grpc.GrpcTranslation;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.fallback.Fallback;
import io.grpc.Channel;
import io.quarkus.arc.All;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Assistants, their tools, and what answers for them. Packs are read when the gateway starts: a broken one stops it.
final class DialogueWiring {

    private static final Logger LOG = Logger.getLogger(DialogueWiring.class);
    private static final Map<String, String> ENDPOINTS = Map.of("backOffice", "http://127.0.0.1:8090");

    void read(@Observes StartupEvent started, Assistants assistants, Toolbox tools) {
        check(assistants, tools);
    }

    /// @throws io.callmesh.runtime.MeshException with `NotFound` when a flow calls a tool that is not there
    static void check(Assistants assistants, Toolbox tools) {
        for (var assistant : assistants.all()) assistant.flows().values().forEach(flow -> check(assistant.id(), flow, tools));
    }

    private static void check(String assistant, List<Step> steps, Toolbox tools) {
        for (var step : steps) {
            if (step instanceof Step.Call call) tools.tool(assistant, call.tool());
            step.branches().forEach(branch -> check(assistant, branch, tools));
        }
    }

    @Produces
    @Singleton
    WatchedAssistants assistants(DialogueAssistantsConfig config) {
        return WatchedAssistants.open(folder(config));
    }

    @Produces
    @Singleton
    Prompts prompts(DialogueAssistantsConfig config, Assistants assistants) {
        var recorded = new HashMap<Prompt, Wav>();
        var problems = new ArrayList<Problem>();
        for (var assistant : assistants.all()) new PromptFiles(folder(config).resolve(assistant.id()), problems).read(assistant, recorded);
        if (problems.isEmpty()) return new Prompts(recorded);
        throw new MeshException(new Fault.BadInput("assistants", problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))));
    }

    private static Path folder(DialogueAssistantsConfig config) {
        return config.folder().map(Path::of).orElseGet(DialogueWiring::found);
    }

    private static Path found() {
        var here = Path.of("assistants");
        return Files.isDirectory(here) ? here : Path.of(System.getProperty("callmesh.root", ".")).resolve("assistants");
    }

    @Produces
    @Singleton
    DialogueTools tools(Assistants assistants, @All List<Tool> written, DialogueToolsConfig config, McpConfig mcp) {
        var endpoints = new HashMap<>(ENDPOINTS);
        endpoints.putAll(config.endpoint());
        var secrets = new OperatorSecrets(config.secrets().map(Path::of), System.getenv());
        return new DialogueTools(assistants, written, new DialogueTools.Outside(endpoints, addresses(mcp), secrets));
    }

    static Map<String, McpAddress> addresses(McpConfig config) {
        var addresses = new HashMap<String, McpAddress>();
        config.servers().forEach((name, server) -> addresses.put(name, address(name, server)));
        return addresses;
    }

    private static McpAddress address(String name, McpConfig.Server server) {
        if (server.url().isPresent() == server.command().isPresent()) throw new MeshException(new Fault.BadInput("callmesh.mcp.\"" + name + "\"", "expected either url or command"));
        return server.url().<McpAddress>map(url -> new McpAddress.Remote(url, server.headers()))
                .orElseGet(() -> new McpAddress.Program(server.command().orElseThrow(), server.environment()));
    }

    void close(@Disposes DialogueTools tools) {
        tools.close();
    }

    @Produces
    @Singleton
    Dialogue dialogue(@GrpcClient("llm") Channel llm, @GrpcClient("translation") Channel translation, Toolbox tools, KeptLedger ledger, Profiles profiles, DialogueConfig config, Floor floor) {
        var clock = new CallersClock(InstantSource.system(), config.timeZone().map(DialogueWiring::zone).orElseGet(ZoneId::systemDefault));
        var understanding = new LlmChoice(new LlmUnderstanding(llm, config.understanding(), clock), llm, config.choosing(), clock,
                new Fallback("choose", config.lateChoices(), config.choosingRest(), System::nanoTime, io.callmesh.runtime.fallback.Ledger.NONE));
        var flows = new FlowDialogue(understanding, new LlmGeneration(llm, config.generation(), config.answerAhead()), tools, ledger, new PeopleOnFloor(floor), (tenant, caller) -> forgotten(profiles, tenant, caller));
        return new TranslatedDialogue(flows, new GrpcTranslation(translation, config.translation()));
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) throw new MeshException(new Fault.BadInput("callmesh.dialogue.time-zone", "expected a time zone such as Europe/Madrid"));
        return ZoneId.of(name);
    }

    private static boolean forgotten(Profiles profiles, String tenant, String caller) {
        try {
            profiles.erase(new Caller(tenant, caller));
            return true;
        } catch (MeshException away) {
            LOG.warnf("caller not forgotten fault=%s", away.fault());
            return false;
        }
    }
}
