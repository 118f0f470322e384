package io.callmesh.gateway.wiring;

import io.callmesh.backstage.office.BackOffice;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.DialogueReader;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.assistant.ScriptedDialogue;
import io.callmesh.gateway.dialogue.FlowDialogue;
import io.callmesh.gateway.dialogue.grpc.LlmGeneration;
import io.callmesh.gateway.dialogue.grpc.LlmUnderstanding;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.MemoryLedger;
import io.grpc.Channel;
import io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Plays all dialogues of a folder of assistants against a running llm service, with a back office of its own:
/// `PlayDialogues HOST:PORT assistants [name]`.
final class PlayDialogues {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private PlayDialogues() {}

    public static void main(String[] args) throws Exception {
        var channel = NettyChannelBuilder.forTarget(args[0]).usePlaintext().build();
        var folder = Path.of(args[1]);
        int played = 0, wrong = 0;
        for (var assistant : FolderAssistants.read(folder).all()) {
            for (var script : new DialogueReader(folder.resolve(assistant.id()), new ArrayList<>()).read(assistant)) {
                if (args.length > 2 && !script.name().contains(args[2])) continue;
                var complaints = play(channel, folder, assistant, script);
                complaints.forEach(complaint -> IO.println(assistant.id() + "/" + complaint));
                played++;
                wrong += complaints.isEmpty() ? 0 : 1;
            }
        }
        IO.println(played + " played, " + wrong + " went otherwise");
        channel.shutdownNow();
    }

    private static List<String> play(Channel channel, Path folder, Assistant assistant, ScriptedDialogue script) throws Exception {
        try (var office = BackOffice.start(0)) {
            var tools = new DialogueTools(FolderAssistants.read(folder), List.of(),
                    new DialogueTools.Outside(Map.of("backOffice", office.url()), Map.of(), name -> name));
            var dialogue = new FlowDialogue(new LlmUnderstanding(channel, PATIENCE), new LlmGeneration(channel, PATIENCE, true), tools, new KeptLedger(new MemoryLedger(100), 100), _ -> false);
            return new DialoguePlayer(assistant, dialogue).play(script);
        }
    }
}
