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
        return Map.of(
                "runtime.grpc", Set.of("runtime", "runtime.pack", "proto.*"),
                "runtime.fallback", Set.of("runtime"),
                "runtime.chain", Set.of("runtime", "proto.*"),
                "runtime.pool", Set.of("runtime"),
                "runtime.redis", Set.of("runtime"),
                "runtime.seal", Set.of("runtime"),
                "runtime.seal.redis", Set.of("runtime", "runtime.redis", "runtime.seal"),
                "runtime.telemetry", Set.of("runtime", "runtime.fallback"),
                "runtime.pack", Set.of("runtime", "proto.*"),
                "runtime.activity", Set.of("audio.*"));
    }
}
