package io.callmesh.gateway.dialogue.grpc;

import io.callmesh.gateway.dialogue.Understanding.Beside;
import io.callmesh.gateway.dialogue.Understanding.Meaning;
import io.callmesh.proto.llm.v1.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Commands as a meaning: the first flow is what is wanted, values fill slots, the rest waits or is answered beside it. Values that were
/// understood without a model stay as they are, unless one is corrected. For one list, by one thread.
final class ChosenCommands {

    private static final String PERSON = "agent", CORRECTION = "correction", SMALL_TALK = "greeting";

    /// As sure as a model is that had to quote the caller: less than what is needed to end a call.
    private static final double SURE = 0.69;

    private final Meaning trained;
    private final List<String> flows = new ArrayList<>();
    private final Map<String, String> slots;
    private String question = "";
    private boolean asks, corrects, chats, person;

    private ChosenCommands(Meaning trained) {
        this.trained = trained;
        slots = new HashMap<>(trained.slots());
    }

    /// @param trained what was understood without a model
    static Meaning meaning(List<Command> commands, Meaning trained) {
        var chosen = new ChosenCommands(trained);
        commands.forEach(chosen::take);
        return chosen.meaning();
    }

    private void take(Command command) {
        switch (command.getCommandCase()) {
            case START_FLOW -> flows.add(command.getStartFlow().getFlow());
            case SET_SLOT -> slots.putIfAbsent(command.getSetSlot().getSlot(), command.getSetSlot().getValue());
            case CORRECT -> {
                corrects = true;
                slots.put(command.getCorrect().getSlot(), command.getCorrect().getValue());
            }
            case ANSWER -> {
                asks = true;
                question = command.getAnswer().getWords();
            }
            case SMALL_TALK -> chats = true;
            case HAND_OFF -> person = true;
            case COMMAND_NOT_SET -> { }
        }
    }

    private Meaning meaning() {
        if (person) return wanting(PERSON, Beside.NOTHING);
        if (!flows.isEmpty()) return wanting(flows.getFirst(), new Beside(flows.subList(1, flows.size()).stream().distinct().toList(), question));
        if (corrects) return wanting(CORRECTION, Beside.NOTHING);
        if (asks) return new Meaning("", 0, false, slots, slots.isEmpty(), trained.hypothesis(), false, slots.isEmpty() ? Beside.NOTHING : new Beside(List.of(), question));
        if (chats && slots.isEmpty()) return wanting(SMALL_TALK, Beside.NOTHING);
        return new Meaning(trained.intent(), trained.score(), trained.exact(), slots, trained.outOfScope() && slots.isEmpty(), trained.hypothesis());
    }

    private Meaning wanting(String intent, Beside beside) {
        return new Meaning(intent, Math.max(trained.score(), SURE), false, slots, false, trained.hypothesis(), false, beside);
    }
}
