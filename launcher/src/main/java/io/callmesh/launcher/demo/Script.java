package io.callmesh.launcher.demo;

import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.caller.Opening.Medium;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The caller's part in one language.
///
/// @param readBack how the agent asks whether a number is right
/// @param yes      what the caller does then
record Script(Opening opening, List<Cue> cues, Pattern readBack, Cue yes) {

    private static final int VOICE_HZ = 16_000;

    private static final Script ENGLISH = new Script(
            new Opening("retail", "en", new Medium.Voice(VOICE_HZ)),
            List.of(
                    new Cue.Speak("where is my order"),
                    new Cue.SpeakNumber("four two seven one", "4271#"),
                    new Cue.SpeakAndCutShort("what is your refund policy"),
                    new Cue.Speak("when are you open on sunday"),
                    new Cue.Speak("go on"),
                    new Cue.Speak("goodbye")),
            Pattern.compile("right\\?"),
            new Cue.Speak("yes that is right"));

    private static final Script CHINESE = new Script(
            new Opening("retail", "zh", new Medium.Typed(VOICE_HZ)),
            List.of(
                    new Cue.Type("我的订单在哪里"),
                    new Cue.Press("4271#"),
                    new Cue.Type("退款政策是什么"),
                    new Cue.Type("你们几点关门"),
                    new Cue.Type("再见")),
            Pattern.compile("(对|是)吗"),
            new Cue.Type("对"));

    static Optional<Script> in(String language) {
        return switch (language) {
            case "en" -> Optional.of(ENGLISH);
            case "zh" -> Optional.of(CHINESE);
            default -> Optional.empty();
        };
    }
}
