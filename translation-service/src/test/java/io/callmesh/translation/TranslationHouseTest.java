package io.callmesh.translation;

import io.callmesh.runtime.house.HouseRules;
import java.util.Map;
import java.util.Set;

class TranslationHouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.translation";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        return Map.of(
                "translation.edge", Set.of("translation.translate", "translation.engine", "translation.language", "runtime.*", "proto.*"),
                "translation.translate", Set.of("translation.engine", "translation.language", "runtime", "runtime.fallback", "runtime.pool", "runtime.privacy"),
                "translation.engine", Set.of("runtime", "runtime.privacy"),
                "translation.engine.phrases", Set.of("translation.engine", "translation.language", "runtime", "runtime.privacy"),
                "translation.engine.scripted", Set.of("translation.engine", "runtime", "runtime.privacy"),
                "translation.engine.llm", Set.of("translation.engine", "runtime", "runtime.privacy"),
                "translation.engine.llm.grpc", Set.of("translation.engine", "translation.engine.llm", "runtime", "runtime.privacy", "runtime.grpc", "proto.*"),
                "translation.wiring", Set.of("translation.*", "runtime.*", "proto.*"));
    }
}
