package io.callmesh.eval;

import io.callmesh.runtime.house.HouseRules;
import java.util.Map;
import java.util.Set;

class EvalHouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.eval";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        return Map.of(
                "eval.machine", Set.of("runtime.measure"),
                "eval.caller", Set.of("audio", "runtime"),
                "eval.caller.grpc", Set.of("eval.caller", "audio", "runtime.*", "proto.gateway.v1"),
                "eval.caller.websocket", Set.of("eval.caller", "audio", "runtime"),
                "eval.report", Set.of("eval.caller"),
                "eval.voice", Set.of("audio", "runtime"),
                "eval.voice.grpc", Set.of("eval.voice", "audio", "runtime.*", "proto.tts.v1"),
                "eval.clip", Set.of("audio"),
                "eval.score", Set.of("eval.caller", "eval.clip", "eval.machine", "eval.report", "audio", "runtime", "runtime.measure"),
                "eval.command", Set.of("eval.caller.*", "eval.voice.*", "eval.clip", "eval.machine", "eval.score", "eval.report", "audio", "runtime"));
    }
}
