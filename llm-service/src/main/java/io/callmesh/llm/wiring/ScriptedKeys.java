package io.callmesh.llm.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The engine that says what its script says, for tests and benchmarks.
@ConfigMapping(prefix = "callmesh.llm.scripted")
interface ScriptedKeys {

    /// What the engine `scripted` says to every question.
    @WithDefault("This is the scripted answer to a question.")
    String answer();

    /// How long the engine `scripted` waits before its first word.
    @WithDefault("0s")
    Duration firstToken();

    /// How long the engine `scripted` waits before each sentence after the first.
    @WithDefault("0s")
    Duration nextSentence();
}
