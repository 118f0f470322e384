package io.callmesh.tts.wiring;

import io.callmesh.tts.engine.scripted.ScriptedSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Tells the engine for benchmarks its timetable.
@ApplicationScoped
class Timetable {

    @Produces
    @Singleton
    ScriptedSettings scripted(ScriptedKeys keys) {
        return new ScriptedSettings(keys.firstSound());
    }
}
