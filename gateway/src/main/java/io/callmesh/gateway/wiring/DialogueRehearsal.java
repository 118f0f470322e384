package io.callmesh.gateway.wiring;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.DialogueReader;
import io.callmesh.gateway.assistant.PackReader;
import io.callmesh.gateway.assistant.ScriptedDialogue;
import io.callmesh.gateway.assistant.ScriptedDialogue.Exchange;
import io.callmesh.gateway.assistant.ScriptedDialogue.Used;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.runtime.MeshException;
import io.grpc.Channel;
import io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Plays the dialogues of packs, typed, against a running mesh, and tells what went otherwise:
/// `DialogueRehearsal HOST:PORT assistants/retail…`. Exits with 1 when something did.
public final class DialogueRehearsal {

    private final Channel gateway;
    private final List<String> complaints = new ArrayList<>();
    private int played;

    DialogueRehearsal(Channel gateway) {
        this.gateway = gateway;
    }

    public static void main(String[] args) throws InterruptedException {
        var channel = NettyChannelBuilder.forTarget(args[0]).usePlaintext().build();
        var rehearsal = new DialogueRehearsal(channel);
        for (int i = 1; i < args.length; i++) rehearsal.play(Path.of(args[i]));
        channel.shutdownNow();
        rehearsal.complaints.forEach(IO::println);
        IO.println(rehearsal.played + " dialogues played, " + rehearsal.complaints.size() + " complaints");
        if (!rehearsal.complaints.isEmpty()) System.exit(1);
    }

    List<String> play(Path pack) throws InterruptedException {
        var assistant = new PackReader(pack, new ArrayList<>()).read();
        for (var script : new DialogueReader(pack, new ArrayList<>()).read(assistant)) play(assistant, script);
        return complaints;
    }

    private void play(Assistant assistant, ScriptedDialogue script) throws InterruptedException {
        played++;
        String where = assistant.id() + "/" + script.name();
        try (var line = DialogueLine.open(gateway, assistant.id(), script)) {
            line.answer();
            for (int turn = 1; turn <= script.turns().size(); turn++) {
                var exchange = script.turns().get(turn - 1);
                line.send(exchange);
                compare(where + " turn " + turn, exchange, line.answer());
            }
        } catch (MeshException broken) {
            complaints.add(where + ": " + broken.fault());
        }
    }

    private void compare(String where, Exchange expected, List<ConverseResponse> told) {
        String said = told.getLast().getSaid().getText();
        expected.says().stream().filter(part -> !said.contains(part)).forEach(part -> complaints.add(where + ": expected to hear '" + part + "', heard '" + said + "'"));
        for (var response : told) if (response.hasUnderstood()) compare(where, expected, response);
        var used = told.stream().filter(ConverseResponse::hasTool).map(tool -> new Used(tool.getTool().getName(), tool.getTool().getOutcome())).toList();
        expected.tool().filter(tool -> !used.contains(tool)).ifPresent(tool -> complaints.add(where + ": expected " + tool + ", found " + used));
    }

    private void compare(String where, Exchange expected, ConverseResponse response) {
        String intent = response.getUnderstood().getIntent();
        var slots = response.getUnderstood().getSlotsMap();
        if (!expected.intent().isEmpty() && !expected.intent().equals(intent)) complaints.add(where + ": expected the intent " + expected.intent() + ", found " + intent);
        if (!slots.entrySet().containsAll(expected.slots().entrySet())) complaints.add(where + ": expected the slots " + expected.slots() + ", found " + slots);
    }
}
