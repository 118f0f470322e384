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
        return Map.ofEntries(
                Map.entry("eval.machine", Set.of("runtime.measure")),
                Map.entry("eval.caller", Set.of("audio", "runtime")),
                Map.entry("eval.caller.grpc", Set.of("eval.caller", "audio", "runtime.*", "proto.gateway.v1")),
                Map.entry("eval.caller.websocket", Set.of("eval.caller", "audio", "runtime")),
                Map.entry("eval.caller.rtp", Set.of("audio")),
                Map.entry("eval.caller.sip", Set.of("eval.caller", "eval.caller.rtp", "audio", "runtime")),
                Map.entry("eval.caller.audiosocket", Set.of("eval.caller", "audio", "runtime")),
                Map.entry("eval.rehearsal", Set.of("eval.caller", "audio", "runtime")),
                Map.entry("eval.report", Set.of("eval.caller")),
                Map.entry("eval.voice", Set.of("audio", "runtime")),
                Map.entry("eval.voice.grpc", Set.of("eval.voice", "audio", "runtime.*", "proto.tts.v1")),
                Map.entry("eval.clip", Set.of("audio")),
                Map.entry("eval.endpoint", Set.of("eval.clip", "eval.report", "audio.*", "runtime.activity", "runtime.measure")),
                Map.entry("eval.score", Set.of("eval.rehearsal", "eval.caller", "eval.clip", "eval.machine", "eval.report", "audio", "runtime", "runtime.measure")),
                Map.entry("eval.understanding", Set.of("eval.report", "runtime", "runtime.measure")),
                Map.entry("eval.understanding.grpc", Set.of("eval.understanding", "runtime.*", "proto.llm.v1", "proto.pack.v1")),
                Map.entry("eval.speech", Set.of("eval.clip", "eval.report", "audio", "runtime", "runtime.measure")),
                Map.entry("eval.speech.grpc", Set.of("eval.speech", "audio", "runtime.*", "proto.asr.v1")),
                Map.entry("eval.quality", Set.of("eval.transcript")),
                Map.entry("eval.knowledge", Set.of("eval.report", "runtime", "runtime.measure")),
                Map.entry("eval.knowledge.grpc", Set.of("eval.knowledge", "runtime.*", "proto.llm.v1", "proto.pack.v1")),
                Map.entry("eval.command", Set.of("eval.knowledge.*", "eval.speech.*", "eval.quality", "eval.transcript", "eval.understanding.*", "eval.caller.*", "eval.voice.*", "eval.clip", "eval.endpoint", "eval.machine", "eval.rehearsal", "eval.score", "eval.report", "audio", "runtime")));
    }
}
