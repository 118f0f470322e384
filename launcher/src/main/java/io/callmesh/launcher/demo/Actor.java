package io.callmesh.launcher.demo;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Caller;
import java.time.Duration;
import java.util.function.Function;

/// Plays a script to its end, or as far as the call goes.
final class Actor {

    /// Heard of an answer before it is cut short.
    private static final Duration BEFORE_CUT = Duration.ofMillis(1800);
    private static final int READ_BACKS = 2;

    private final Caller caller;
    private final Function<String, Wav> voice;

    /// @param voice turns words into the caller's voice
    Actor(Caller caller, Function<String, Wav> voice) {
        this.caller = caller;
        this.voice = voice;
    }

    void play(Script script) throws InterruptedException {
        caller.greeting();
        for (var cue : script.cues()) {
            if (caller.over()) return;
            var answer = perform(cue);
            for (int i = 0; i < READ_BACKS && script.readBack().matcher(answer.said()).find(); i++) answer = perform(script.yes());
        }
        caller.hangUp();
    }

    private Answer perform(Cue cue) throws InterruptedException {
        return switch (cue) {
            case Cue.Speak(var words) -> caller.say(voice.apply(words));
            case Cue.SpeakAndCutShort(var words) -> caller.sayAndHear(voice.apply(words), BEFORE_CUT);
            case Cue.SpeakNumber(var words, var keys) -> number(words, keys);
            case Cue.Type(var words) -> caller.type(words);
            case Cue.Press(var keys) -> caller.press(keys);
        };
    }

    private Answer number(String words, String keys) throws InterruptedException {
        var answer = caller.say(voice.apply(words));
        boolean understood = answer.all(CallEvent.Understood.class).anyMatch(heard -> heard.slots().containsValue(keys.replace("#", "")));
        return understood || caller.over() ? answer : caller.press(keys);
    }
}
