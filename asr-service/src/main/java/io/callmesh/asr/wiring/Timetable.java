package io.callmesh.asr.wiring;

import io.callmesh.asr.engine.scripted.ScriptedSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Tells the engine for benchmarks what to hear, and when.
@ApplicationScoped
class Timetable {

    @Produces
    @Singleton
    ScriptedSettings scripted(ScriptedKeys keys) {
        return new ScriptedSettings(keys.says(), keys.last());
    }
}
