package io.callmesh.gateway.wiring;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.ScriptedDialogue;
import io.callmesh.gateway.assistant.ScriptedDialogue.Deed;
import io.callmesh.gateway.assistant.ScriptedDialogue.Exchange;
import io.callmesh.gateway.assistant.ScriptedDialogue.Expected;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Plays a pack's dialogue, typed, against a dialogue, and tells where it went otherwise.
final class DialoguePlayer {

    /// Of somebody who can be known again, of whom nothing is remembered.
    private static final DialogueState KNOWN = DialogueState.START.knowing(DialogueState.CALLER, "+15550100").with(Map.of(), "caller", "{\"known\":\"yes\"}");

    private final Assistant assistant;
    private final Dialogue dialogue;
    private final List<String> complaints = new ArrayList<>();
    private final List<Turn> history = new ArrayList<>();
    private DialogueState state = DialogueState.START;
    private int silences;

    DialoguePlayer(Assistant assistant, Dialogue dialogue) {
        this.assistant = assistant;
        this.dialogue = dialogue;
    }

    /// One line for each thing that went otherwise; none: all went as written.
    List<String> play(ScriptedDialogue script) throws InterruptedException {
        if (script.known()) state = KNOWN;
        compare(script.name(), new Expected("", Map.of(), Optional.empty(), script.greeting(), ""), answer(script, 0, new Input.Opening()));
        for (int turn = 1; turn <= script.turns().size(); turn++) {
            var exchange = script.turns().get(turn - 1);
            var input = input(exchange.deed());
            if (input.isPresent()) compare(script.name() + " turn " + turn, expected(exchange), answer(script, turn, input.get()));
        }
        return complaints;
    }

    /// What is said to somebody who interrupts may depend on how much was heard; here all was.
    private static Expected expected(Exchange exchange) {
        var all = exchange.expected();
        return exchange.deed().over().isEmpty() ? all : new Expected(all.intent(), all.slots(), all.tool(), List.of(), all.ends());
    }

    /// Nothing for what is said over an answer and does not stop it.
    private Optional<Input> input(Deed deed) {
        silences = deed.silent() ? silences + 1 : 0;
        if (deed.silent()) return Optional.of(new Input.Silent(silences));
        if (!deed.keys().isEmpty()) return Optional.of(new Input.Keys(deed.keys()));
        return deed.over().filter(over -> !over.interrupts()).isPresent() ? Optional.empty() : Optional.of(Input.Words.typed(deed.caller()));
    }

    private List<Happening> answer(ScriptedDialogue script, int turn, Input input) throws InterruptedException {
        var told = new ArrayList<Happening>();
        dialogue.answer(new Question("play-" + script.name(), turn, assistant, script.language(), state, input, history), told::add);
        for (var happening : told) if (happening instanceof Happening.Decided(var decided, _)) state = decided;
        var caller = input instanceof Input.Words words ? words.best() : Spoken.NOTHING;
        history.add(new Turn(turn, caller, Spoken.of(said(told)), false));
        return told;
    }

    private void compare(String where, Expected expected, List<Happening> told) {
        String said = said(told);
        expected.says().stream().filter(part -> !said.contains(part)).forEach(part -> complaints.add(where + ": expected to hear '" + part + "', heard '" + said + "'"));
        for (var happening : told) {
            if (!(happening instanceof Happening.Understood(var intent, var slots))) continue;
            if (!expected.intent().isEmpty() && !expected.intent().equals(intent)) complaints.add(where + ": expected the intent " + expected.intent() + ", found " + intent);
            if (!slots.entrySet().containsAll(expected.slots().entrySet())) complaints.add(where + ": expected the slots " + expected.slots() + ", found " + slots);
        }
        var used = told.stream().filter(Happening.ToolUsed.class::isInstance).map(Happening.ToolUsed.class::cast).toList();
        expected.tool().filter(tool -> used.stream().noneMatch(one -> one.name().equals(tool.name()) && one.outcome().equals(tool.outcome())))
                .ifPresent(tool -> complaints.add(where + ": expected " + tool + ", found " + used));
    }

    /// After a wide mark nothing stands between clauses.
    private static String said(List<Happening> told) {
        return told.stream().filter(Happening.Said.class::isInstance).map(said -> ((Happening.Said) said).clause().text().reveal()).collect(Collectors.joining(" ")).replaceAll("(?<=[，。！？；：]) ", "");
    }
}
