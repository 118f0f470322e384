package io.callmesh.eval;

import io.callmesh.runtime.house.HouseRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

class EvalHouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.eval";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        var arrows = new HashMap<String, Set<String>>();
        arrows.put("eval.machine", Set.of("runtime.measure"));
        arrows.put("eval.caller", Set.of("audio", "runtime"));
        arrows.put("eval.caller.grpc", Set.of("eval.caller", "audio", "runtime.*", "proto.gateway.v1"));
        arrows.put("eval.caller.websocket", Set.of("eval.caller", "audio", "runtime"));
        arrows.put("eval.report", Set.of("eval.caller"));
        arrows.put("eval.voice", Set.of("audio", "runtime"));
        arrows.put("eval.voice.grpc", Set.of("eval.voice", "audio", "runtime.*", "proto.tts.v1"));
        arrows.put("eval.clip", Set.of("audio"));
        arrows.put("eval.endpoint", Set.of("eval.clip", "eval.report", "audio.*", "runtime.activity", "runtime.measure"));
        arrows.put("eval.score", Set.of("eval.caller", "eval.clip", "eval.machine", "eval.report", "audio", "runtime", "runtime.measure"));
        arrows.put("eval.command", Set.of("eval.caller.*", "eval.voice.*", "eval.clip", "eval.endpoint", "eval.machine", "eval.score", "eval.report", "audio", "runtime"));
        return arrows;
    }
}
