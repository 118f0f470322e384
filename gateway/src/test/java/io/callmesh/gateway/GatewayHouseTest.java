package io.callmesh.gateway;

import io.callmesh.runtime.house.HouseRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The arrows inside the gateway. An exception is a line in this table.
class GatewayHouseTest extends HouseRules {

    private static final Set<String> WORDS = Set.of("audio.*", "runtime", "runtime.privacy", "gateway.conversation");

    @Override
    protected String base() {
        return "io.callmesh.gateway";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        var arrows = new HashMap<String, Set<String>>();
        arrows.put("gateway.conversation", Set.of("runtime", "runtime.privacy"));
        arrows.put("gateway.turn", Set.of("gateway.conversation", "runtime", "runtime.privacy"));
        arrows.put("gateway.access", WORDS);
        arrows.put("gateway.access.file", with("gateway.access"));
        arrows.put("gateway.access.oidc", with("gateway.access"));
        arrows.put("gateway.access.kafka", with("gateway.access", "gateway.outbox"));
        arrows.put("gateway.access.redis", with("gateway.access", "runtime.redis"));
        arrows.put("gateway.outbox", WORDS);
        arrows.put("gateway.kafka", with("gateway.outbox"));
        arrows.put("gateway.line", WORDS);
        arrows.put("gateway.listen", with("proto.pack.v1"));
        arrows.put("gateway.speak", WORDS);
        arrows.put("gateway.recording", with("gateway.erasure", "gateway.line", "runtime.recording", "runtime.seal"));
        arrows.put("gateway.assistant", with("proto.pack.v1", "gateway.openapi"));
        arrows.put("gateway.tool", WORDS);
        arrows.put("gateway.tool.redis", with("gateway.tool", "runtime.redis", "runtime.seal"));
        arrows.put("gateway.profile", WORDS);
        arrows.put("gateway.profile.redis", with("gateway.profile", "runtime.redis", "runtime.seal"));
        arrows.put("gateway.erasure", with("gateway.journal", "gateway.profile", "gateway.session", "runtime.seal"));
        arrows.put("gateway.erasure.redis", with("gateway.erasure", "runtime.redis"));
        arrows.put("gateway.tool.http", with("gateway.tool", "gateway.tool.schema"));
        arrows.put("gateway.tool.mcp", with("gateway.tool", "gateway.tool.schema"));
        arrows.put("gateway.tool.schema", with("gateway.tool"));
        arrows.put("gateway.openapi", WORDS);
        arrows.put("gateway.dialogue", with("gateway.tool", "gateway.assistant", "proto.pack.v1"));
        arrows.put("gateway.translate", with("gateway.dialogue", "gateway.assistant", "proto.pack.v1"));
        arrows.put("gateway.session", with("gateway.dialogue", "gateway.turn", "gateway.journal"));
        arrows.put("gateway.journal", WORDS);
        arrows.put("gateway.call", with("proto.pack.v1", "gateway.line", "gateway.listen", "gateway.turn", "gateway.dialogue", "gateway.speak", "gateway.assistant",
                "gateway.session", "gateway.journal", "gateway.profile", "gateway.recording", "gateway.handoff", "gateway.translate", "runtime.recording"));
        arrows.put("gateway.handoff", WORDS);
        arrows.put("gateway.handoff.webhook", with("gateway.handoff"));
        arrows.put("gateway.handoff.kafka", with("gateway.handoff", "gateway.kafka"));
        arrows.put("gateway.handoff.redis", with("gateway.handoff", "runtime.redis"));
        arrows.put("gateway.handoff.grpc", with("gateway.handoff", "proto.llm.v1"));
        arrows.put("gateway.handoff.websocket", with("gateway.access", "gateway.handoff", "gateway.line"));
        arrows.put("gateway.replay", with("gateway.call", "gateway.json", "gateway.listen", "gateway.turn"));
        arrows.put("gateway.json", WORDS);
        arrows.put("gateway.api", with("proto.pack.v1", "gateway.line.*", "gateway.listen", "gateway.assistant", "gateway.session", "gateway.journal", "gateway.profile", "gateway.dialogue", "gateway.call", "gateway.handoff", "gateway.recording", "runtime.recording", "gateway.access", "gateway.erasure"));
        arrows.put("gateway.bench", with("runtime.measure", "proto.pack.v1", "gateway.line", "gateway.listen", "gateway.turn", "gateway.dialogue", "gateway.speak",
                "gateway.assistant", "gateway.session", "gateway.journal", "gateway.profile", "gateway.call"));
        arrows.put("gateway.bench.grpc", with("gateway.bench", "gateway.line", "runtime.grpc", "runtime.measure", "proto.gateway.v1"));
        arrows.put("gateway.bench.sip", with("gateway.bench", "gateway.line", "gateway.line.rtp", "gateway.line.sip", "gateway.line.sip.wire", "runtime.measure"));
        arrows.put("gateway.wiring", Set.of("audio.*", "runtime.*", "proto.*", "gateway.*"));
        arrows.put("gateway.line.grpc", with("gateway.access", "gateway.line", "gateway.listen", "gateway.assistant", "gateway.session", "gateway.dialogue", "runtime.grpc", "proto.gateway.v1"));
        arrows.put("gateway.line.websocket", with("gateway.access", "gateway.line"));
        arrows.put("gateway.line.rtp", with("gateway.line"));
        arrows.put("gateway.line.sip", with("gateway.line", "gateway.line.rtp", "gateway.line.sip.wire"));
        arrows.put("gateway.line.audiosocket", with("gateway.line"));
        arrows.put("gateway.line.chat", with("gateway.line"));
        arrows.put("gateway.listen.grpc", with("gateway.listen", "runtime.grpc", "proto.*"));
        arrows.put("gateway.speak.grpc", with("gateway.speak", "runtime.grpc", "proto.*"));
        arrows.put("gateway.dialogue.grpc", with("gateway.dialogue", "gateway.assistant", "runtime.fallback", "runtime.grpc", "proto.*"));
        arrows.put("gateway.translate.grpc", with("gateway.translate", "gateway.assistant", "runtime.grpc", "proto.*"));
        arrows.put("gateway.session.redis", with("runtime.seal", "gateway.session", "gateway.journal", "gateway.dialogue", "runtime.redis", "gateway.json", "gateway.turn"));
        arrows.put("gateway.journal.kafka", with("gateway.outbox", "gateway.journal", "runtime.chain", "runtime.seal", "proto.*"));
        return arrows;
    }

    private static Set<String> with(String... more) {
        return Stream.concat(WORDS.stream(), Stream.of(more)).collect(Collectors.toSet());
    }
}
