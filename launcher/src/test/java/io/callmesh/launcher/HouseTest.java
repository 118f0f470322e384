package io.callmesh.launcher;

import io.callmesh.runtime.house.HouseRules;
import java.util.Map;
import java.util.Set;

class HouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.launcher";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        return Map.ofEntries(
                Map.entry("launcher", Set.of("launcher.command", "launcher.part", "launcher.quality.kafka", "eval.command", "eval.transcript", "runtime.seal.redis")),
                Map.entry("launcher.quality.kafka", Set.of("eval.transcript", "proto.*", "runtime", "runtime.journal", "runtime.journal.kafka", "runtime.seal", "runtime.seal.redis")),
                Map.entry("launcher.privacy", Set.of("eval.caller", "eval.caller.grpc", "runtime")),
                Map.entry("launcher.command", Set.of("launcher.privacy", "launcher.part", "launcher.process", "launcher.supervise", "launcher.model", "launcher.install", "launcher.scaffold", "eval.quality", "launcher.image", "launcher.demo",
                        "launcher.demo.grpc", "audio", "runtime.seal", "eval.caller", "eval.caller.grpc", "launcher.work", "launcher.work.kafka", "launcher.stubs", "launcher.probe", "launcher.probe.grpc", "launcher.chaos", "launcher.chaos.harm", "launcher.chaos.mesh",
                        "launcher.journal", "runtime.redis", "runtime.seal.redis")),
                Map.entry("launcher.chaos", Set.of("launcher.chaos.*", "launcher.part", "proto.*", "runtime", "runtime.chain", "runtime.measure")),
                Map.entry("launcher.chaos.call", Set.of("runtime.measure")),
                Map.entry("launcher.chaos.grpc", Set.of("launcher.chaos.call", "proto.*", "runtime", "runtime.grpc")),
                Map.entry("launcher.chaos.kafka", Set.of("proto.*")),
                Map.entry("launcher.chaos.mesh", Set.of("launcher.chaos.harm", "launcher.part", "launcher.process", "launcher.supervise")),
                Map.entry("launcher.probe.grpc", Set.of("launcher.probe", "proto.*", "runtime.grpc")),
                Map.entry("launcher.supervise", Set.of("launcher.part", "launcher.process", "runtime.seal")),
                Map.entry("launcher.model", Set.of()),
                Map.entry("launcher.install", Set.of("launcher.part")),
                Map.entry("launcher.demo", Set.of("launcher.part", "launcher.demo.*", "eval.*", "audio", "proto.*", "runtime", "runtime.seal", "runtime.seal.redis")),
                Map.entry("launcher.demo.grpc", Set.of("audio", "proto.*", "eval.caller", "eval.caller.grpc")),
                Map.entry("launcher.work", Set.of("launcher.work.kafka", "eval.caller", "runtime.measure")),
                Map.entry("launcher.work.kafka", Set.of("proto.*")),
                Map.entry("launcher.demo.kafka", Set.of("proto.*", "runtime.journal", "runtime.seal")),
                Map.entry("launcher.journal", Set.of("proto.*", "runtime", "runtime.chain", "runtime.seal")));
    }
}
