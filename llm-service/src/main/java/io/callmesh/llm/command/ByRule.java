package io.callmesh.llm.command;

import io.callmesh.llm.command.Command.Answer;
import io.callmesh.llm.command.Command.Correct;
import io.callmesh.llm.command.Command.HandOff;
import io.callmesh.llm.command.Command.SetSlot;
import io.callmesh.llm.command.Command.SmallTalk;
import io.callmesh.llm.command.Command.StartFlow;
import io.callmesh.llm.understand.Understanding;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;

/// Commands from what was understood without a language model: the best intent, the values, and a question when neither is
/// there.
public final class ByRule {

    private static final String CORRECTION = "correction";

    private ByRule() {}

    /// @return never empty
    public static List<Command> of(Understanding understood) {
        var commands = new ArrayList<Command>();
        boolean corrects = understood.intents().stream().anyMatch(wanted -> wanted.intent().equals(CORRECTION));
        understood.intents().stream().findFirst().ifPresent(wanted -> intent(wanted.intent(), commands));
        for (var told : understood.values()) {
            var value = Spoken.of(told.value());
            commands.add(corrects ? new Correct(told.slot(), value) : new SetSlot(told.slot(), value));
        }
        if (commands.isEmpty()) commands.add(new Answer(Spoken.NOTHING));
        return List.copyOf(commands);
    }

    private static void intent(String intent, List<Command> commands) {
        if (intent.equals(Menu.PERSON)) commands.add(new HandOff());
        else if (Menu.SMALL_TALK.contains(intent)) commands.add(new SmallTalk());
        else if (!Menu.steers(intent)) commands.add(new StartFlow(intent));
    }
}
