package io.callmesh.gateway;

import io.callmesh.runtime.house.HouseRules;
import java.util.Map;
import java.util.Set;

class GatewayHouseTest extends HouseRules {

    @Override
    protected String base() {
        return "io.callmesh.gateway";
    }

    @Override
    protected Map<String, Set<String>> arrows() {
        return Map.ofEntries(
                Map.entry("gateway.conversation", Set.of("runtime.privacy")),
                Map.entry("gateway.assistant", Set.of("gateway.conversation", "runtime", "proto.pack.v1")),
                Map.entry("gateway.tool", Set.of("gateway.conversation", "runtime")),
                Map.entry("gateway.tool.http", Set.of("gateway.tool", "gateway.conversation", "runtime")),
                Map.entry("gateway.dialogue", Set.of("gateway.conversation", "gateway.assistant", "gateway.tool", "runtime", "runtime.privacy", "proto.pack.v1")),
                Map.entry("gateway.dialogue.grpc", Set.of("gateway.dialogue", "gateway.conversation", "gateway.assistant", "runtime.*", "proto.*")),
                Map.entry("gateway.translate", Set.of("gateway.dialogue", "gateway.conversation", "gateway.assistant", "runtime", "runtime.privacy")),
                Map.entry("gateway.translate.grpc", Set.of("gateway.translate", "gateway.conversation", "runtime.*", "proto.*")),
                Map.entry("gateway.listen", Set.of("gateway.conversation", "gateway.assistant", "audio.*", "runtime", "runtime.privacy", "runtime.activity")),
                Map.entry("gateway.listen.grpc", Set.of("gateway.listen", "gateway.conversation", "gateway.assistant", "audio.*", "runtime.*", "proto.*")),
                Map.entry("gateway.speak", Set.of("gateway.conversation", "gateway.assistant", "audio.*", "runtime", "runtime.privacy")),
                Map.entry("gateway.speak.grpc", Set.of("gateway.speak", "gateway.conversation", "gateway.assistant", "audio.*", "runtime.*", "proto.*")),
                Map.entry("gateway.turn", Set.of("gateway.conversation", "runtime", "runtime.privacy")),
                Map.entry("gateway.line", Set.of("gateway.conversation", "audio", "runtime", "runtime.privacy")),
                Map.entry("gateway.line.chat", Set.of("gateway.line", "gateway.conversation", "audio", "runtime")),
                Map.entry("gateway.line.grpc", Set.of("gateway.line", "gateway.conversation", "gateway.assistant", "gateway.session", "audio", "runtime.*", "proto.*")),
                Map.entry("gateway.line.websocket", Set.of("gateway.line", "gateway.conversation", "audio", "runtime.*")),
                Map.entry("gateway.session", Set.of("gateway.turn", "gateway.dialogue", "gateway.conversation", "runtime")),
                Map.entry("gateway.session.redis", Set.of("gateway.session", "gateway.dialogue", "gateway.conversation", "runtime.*")),
                Map.entry("gateway.journal", Set.of("gateway.turn", "gateway.dialogue", "gateway.conversation")),
                Map.entry("gateway.journal.kafka", Set.of("gateway.journal", "gateway.conversation", "runtime.*", "proto.journal.v1")),
                Map.entry("gateway.call", Set.of("gateway.conversation", "gateway.line", "gateway.listen", "gateway.turn", "gateway.dialogue", "gateway.translate",
                        "gateway.speak", "gateway.tool", "gateway.assistant", "gateway.session", "gateway.journal", "audio.*", "runtime", "runtime.privacy")),
                Map.entry("gateway.api", Set.of("gateway.conversation", "gateway.line.*", "gateway.assistant", "gateway.session", "gateway.dialogue", "runtime.*")),
                Map.entry("gateway.wiring", Set.of("gateway.*", "audio.*", "runtime.*", "proto.*")));
    }
}
