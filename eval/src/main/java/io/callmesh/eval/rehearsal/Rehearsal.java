package io.callmesh.eval.rehearsal;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.caller.Opening.Medium;
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
/// @param answers told of each answer to something said
public record Rehearsal(Gateway gateway, Function<String, Wav> voice, Consumer<String> repeats, Consumer<Answer> answers) {

    private static final int VOICE_HZ = 16_000;

    public Rehearsal(Gateway gateway, Function<String, Wav> voice, Consumer<String> repeats) {
        this(gateway, voice, repeats, _ -> { });
    }

    /// One line for each thing that went otherwise when the caller types. What only a voice can do is left out.
    public List<String> typed(Dialogue dialogue) throws InterruptedException {
        try (var caller = call(dialogue, new Medium.Typed(0))) {
            return new Performance(dialogue.typed(), caller, new Actor.Typist(caller), this).complaints();
        }
    }

    /// The same when what the caller types is what a scripted recogniser with errors makes of it.
    public List<String> misheard(Dialogue dialogue, Mishearing ear) throws InterruptedException {
        try (var caller = call(dialogue, new Medium.Typed(0))) {
            return new Performance(dialogue.typed(), caller, new Actor.Mumbler(caller, ear), this).complaints();
        }
    }

    /// The same when the caller speaks.
    public List<String> spoken(Dialogue dialogue) throws InterruptedException {
        return spoken(dialogue, VOICE_HZ);
    }

    /// The same at 8000 or 16000 samples a second.
    public List<String> spoken(Dialogue dialogue, int rateHz) throws InterruptedException {
        try (var caller = call(dialogue, new Medium.Voice(rateHz))) {
            return new Performance(dialogue, caller, new Actor.Speaker(caller, voice), this).complaints();
        }
    }

    private Caller call(Dialogue dialogue, Medium medium) throws InterruptedException {
        return Caller.call(gateway, new Opening(dialogue.assistant(), dialogue.language(), medium), _ -> { });
    }
}
