package io.callmesh.llm.wiring;

import io.callmesh.llm.engine.scripted.ScriptedSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Tells the engine for benchmarks its script and when to say it.
@Singleton
class Timetable {

    @Produces
    @Singleton
    ScriptedSettings scripted(ScriptedKeys keys) {
        return new ScriptedSettings(keys.answer(), keys.firstToken(), keys.nextSentence());
    }
}
