package io.callmesh.runtime.house;

import java.util.Map;
import java.util.Set;

class RuntimeHouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.runtime";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        return Map.ofEntries(
                Map.entry("runtime.grpc", Set.of("runtime", "runtime.pack", "proto.*")),
                Map.entry("runtime.fallback", Set.of("runtime")),
                Map.entry("runtime.chain", Set.of("runtime", "proto.*")),
                Map.entry("runtime.pool", Set.of("runtime")),
                Map.entry("runtime.redis", Set.of("runtime")),
                Map.entry("runtime.recording", Set.of("runtime", "runtime.seal")),
                Map.entry("runtime.seal", Set.of("runtime")),
                Map.entry("runtime.seal.redis", Set.of("runtime", "runtime.redis", "runtime.seal")),
                Map.entry("runtime.journal", Set.of("runtime", "runtime.seal", "proto.*")),
                Map.entry("runtime.journal.kafka", Set.of("runtime", "runtime.journal", "runtime.kafka", "proto.*")),
                Map.entry("runtime.kafka", Set.of("runtime")),
                Map.entry("runtime.telemetry", Set.of("runtime", "runtime.fallback", "runtime.kafka")),
                Map.entry("runtime.pack", Set.of("runtime", "proto.*")),
                Map.entry("runtime.activity", Set.of("audio.*")));
    }
}
