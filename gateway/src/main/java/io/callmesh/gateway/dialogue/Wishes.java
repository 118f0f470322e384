package io.callmesh.gateway.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a caller wants beside the first thing: a question is answered before it, other flows are started after it, one when the other is
/// through, in this turn or a later one.
final class Wishes {

    private static final String WAITING = "wishes";
    private static final int MOST = 3;
    /// After these nothing is wanted any more.
    private static final Set<String> DROPPING = Set.of("cancel", "goodbye", "agent");

    private final Memory memory;
    private final World world;

    Wishes(Memory memory, World world) {
        this.memory = memory;
        this.world = world;
    }

    void note(Heard.Meant meant) throws InterruptedException {
        String question = meant.beside().question();
        if (!question.isEmpty() && world.know(question)) memory.tell(question);
        if (!meant.beside().flows().isEmpty()) wait(meant.beside().flows());
    }

    void goOn() throws InterruptedException {
        if (DROPPING.contains(memory.intent) || DROPPING.contains(memory.flow)) memory.more.remove(WAITING);
        for (var waiting = waiting(); free() && !waiting.isEmpty(); waiting = waiting()) {
            wait(waiting.subList(1, waiting.size()));
            memory.start(waiting.getFirst());
            new Walk(memory, world, "").on();
        }
    }

    private boolean free() {
        return memory.flow.isEmpty() && memory.then == Happening.Then.LISTEN;
    }

    private List<String> waiting() {
        return memory.more.getOrDefault(WAITING, "").lines().filter(memory.assistant.flows()::containsKey).toList();
    }

    private void wait(List<String> flows) {
        if (flows.isEmpty()) memory.more.remove(WAITING);
        else memory.more.put(WAITING, String.join("\n", new ArrayList<>(flows).subList(0, Math.min(MOST, flows.size()))));
    }
}
