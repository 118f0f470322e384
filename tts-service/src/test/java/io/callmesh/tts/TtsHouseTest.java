package io.callmesh.tts;

import io.callmesh.runtime.house.HouseRules;
import java.util.Map;
import java.util.Set;

class TtsHouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.tts";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        var engine = Set.of("tts.engine", "audio", "runtime", "runtime.privacy");
        return Map.of(
                "tts.engine", Set.of("audio", "runtime", "runtime.privacy"),
                "tts.engine.tone", engine,
                "tts.engine.scripted", engine,
                "tts.engine.marytts", engine,
                "tts.engine.freetts", engine,
                "tts.engine.espeak", Set.of("tts.engine", "audio", "runtime", "runtime.privacy", "espeak.wire"),
                "tts.synthesize", Set.of("tts.engine", "tts.text", "audio", "runtime", "runtime.fallback", "runtime.pool", "runtime.privacy"),
                "tts.edge", Set.of("tts.synthesize", "tts.engine", "audio", "runtime.*", "proto.tts.*"),
                "tts.wiring", Set.of("tts.*", "runtime.*", "audio"));
    }
}
