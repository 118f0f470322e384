package io.callmesh.llm.engine.scripted;

import java.time.Duration;

/// @param answer       what is said to every question
/// @param firstToken   how long it is waited for
/// @param nextSentence how long each sentence after the first is waited for
public record ScriptedSettings(String answer, Duration firstToken, Duration nextSentence) {

    static final ScriptedSettings AT_ONCE = new ScriptedSettings("This is the scripted answer to a question.", Duration.ZERO, Duration.ZERO);
}
