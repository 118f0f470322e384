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
        return Map.of(
                "launcher", Set.of("launcher.command", "launcher.quality.kafka", "eval.command", "eval.transcript"),
                "launcher.quality.kafka", Set.of("eval.transcript"),
                "launcher.command", Set.of("launcher.part", "launcher.process", "launcher.supervise", "launcher.model", "launcher.install", "launcher.scaffold", "eval.quality", "launcher.image", "launcher.demo",
                        "launcher.demo.grpc", "audio", "launcher.stubs", "launcher.probe", "launcher.probe.grpc"),
                "launcher.probe.grpc", Set.of("launcher.probe", "proto.*", "runtime.grpc"),
                "launcher.supervise", Set.of("launcher.part", "launcher.process", "runtime.seal"),
                "launcher.model", Set.of(),
                "launcher.install", Set.of("launcher.part"),
                "launcher.demo", Set.of("launcher.part", "launcher.demo.*", "eval.*", "audio", "proto.*", "runtime"),
                "launcher.demo.grpc", Set.of("audio", "proto.*", "eval.caller", "eval.caller.grpc"),
                "launcher.demo.kafka", Set.of("proto.*"));
    }
}
