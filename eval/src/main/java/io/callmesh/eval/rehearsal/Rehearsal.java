package io.callmesh.eval.rehearsal;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.caller.Opening.Medium;
import io.callmesh.eval.rehearsal.Dialogue.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// A caller who keeps to a dialogue of a pack and tells what went otherwise.
///
/// Words that a recognizer misheard are said once more when the answer shows it, as people do; never what was heard as it was
/// said, and never more than once.
///
/// @param voice   turns English words into the caller's voice
/// @param repeats told of each line that had to be repeated
public record Rehearsal(Gateway gateway, Function<String, Wav> voice, Consumer<String> repeats) {

    private static final int VOICE_HZ = 16_000;

    /// One line for each thing that went otherwise when the caller types.
    public List<String> typed(Dialogue dialogue) throws InterruptedException {
        return play(dialogue, new Medium.Typed(0));
    }

    /// The same when the caller speaks.
    public List<String> spoken(Dialogue dialogue) throws InterruptedException {
        return play(dialogue, new Medium.Voice(VOICE_HZ));
    }

    private List<String> play(Dialogue dialogue, Medium medium) throws InterruptedException {
        var complaints = new ArrayList<String>();
        try (var caller = Caller.call(gateway, new Opening(dialogue.assistant(), dialogue.language(), medium), _ -> { })) {
            if (!caller.greeting().complete()) complaints.add(dialogue.name() + ": no greeting");
            for (int turn = 1; turn <= dialogue.exchanges().size(); turn++) {
                var where = dialogue.name() + " turn " + turn + ": ";
                exchange(caller, dialogue.exchanges().get(turn - 1), medium, where).forEach(complaint -> complaints.add(where + complaint));
            }
            caller.hangUp();
            caller.failure().ifPresent(broken -> complaints.add(dialogue.name() + ": " + broken.fault()));
        }
        return complaints;
    }

    private List<String> exchange(Caller caller, Exchange expected, Medium medium, String where) throws InterruptedException {
        var answer = perform(caller, expected, medium);
        var complaints = new Comparison(expected, answer).complaints();
        boolean misheard = medium instanceof Medium.Voice && expected.keys().isEmpty() && !answer.heard().equals(expected.caller());
        if (complaints.isEmpty() || !misheard || caller.over()) return complaints;
        repeats.accept(where + "'" + expected.caller() + "' was heard as '" + answer.heard() + "' and answered with '" + answer.said() + "'");
        return new Comparison(expected, perform(caller, expected, medium)).complaints();
    }

    private Answer perform(Caller caller, Exchange exchange, Medium medium) throws InterruptedException {
        if (!exchange.keys().isEmpty()) return caller.press(exchange.keys());
        return medium instanceof Medium.Voice ? caller.say(voice.apply(exchange.caller())) : caller.type(exchange.caller());
    }
}
