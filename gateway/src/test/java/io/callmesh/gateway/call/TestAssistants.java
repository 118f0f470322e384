package io.callmesh.gateway.call;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.proto.pack.v1.Pack;
import java.util.List;
import java.util.Map;

/// An assistant with nothing but a name and an apology.
final class TestAssistants {

    private TestAssistants() {}

    static Assistant shop(Pack pack) {
        return new Assistant("shop", Map.of("en", "Shop"), List.of("en"), Map.of(), Map.of("en", Map.of("apology", "Sorry, something went wrong.", "busy", "Sorry, all are busy.", "apology_end", "Sorry. Goodbye.", "hand_off", "Please hold the line.")), pack);
    }
}
