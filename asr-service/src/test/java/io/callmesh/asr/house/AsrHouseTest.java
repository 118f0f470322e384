package io.callmesh.asr.house;

import io.callmesh.runtime.house.HouseRules;
import java.util.Map;
import java.util.Set;

class AsrHouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.asr";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        return Map.of(
                "asr.adaptation", Set.of("proto.pack.v1"),
                "asr.engine", Set.of("audio", "runtime", "runtime.privacy", "proto.pack.v1"),
                "asr.engine.sphinx4", Set.of("asr.engine", "asr.adaptation", "audio", "runtime", "runtime.privacy", "proto.pack.v1"),
                "asr.engine.scripted", Set.of("asr.engine", "audio", "runtime", "runtime.privacy", "proto.pack.v1"),
                "asr.engine.openai", Set.of("asr.engine", "audio", "runtime", "runtime.privacy", "proto.pack.v1"),
                "asr.recognize", Set.of("asr.engine", "audio.*", "runtime.*", "proto.pack.v1"),
                "asr.edge", Set.of("asr.recognize", "asr.engine", "audio", "runtime.*", "proto.*"),
                "asr.wiring", Set.of("asr.*", "runtime.*"));
    }
}
