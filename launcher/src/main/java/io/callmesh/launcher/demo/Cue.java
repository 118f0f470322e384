package io.callmesh.launcher.demo;

/// What the caller of the demonstration does next.
sealed interface Cue {

    /// Speaks and hears the answer out.
    record Speak(String words) implements Cue {}

    /// Speaks, and goes on to the next cue while the agent is still answering.
    record SpeakAndCutShort(String words) implements Cue {}

    /// Speaks a number, and keys it in when that was not understood.
    record SpeakNumber(String words, String keys) implements Cue {}

    record Type(String words) implements Cue {}

    record Press(String keys) implements Cue {}
}
