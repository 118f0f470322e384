package io.callmesh.gateway.session.redis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.gateway.journal.Chain;
import io.callmesh.gateway.journal.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// The journal's part of a session as JSON.
final class ChainJson {

    private ChainJson() {}

    static void write(ObjectNode json, Chain chain) {
        json.put("sequence", chain.sequence()).put("hash", chain.hash());
        for (var entry : chain.pending()) {
            json.withArray("pending").addObject()
                    .put("sequence", entry.sequence())
                    .put("kind", entry.kind())
                    .put("at", entry.at().toString())
                    .put("hash", entry.hash())
                    .put("text", entry.text());
        }
    }

    static Chain read(JsonNode json, String callId, String tenant) {
        var pending = new ArrayList<Written>();
        for (var entry : json.path("pending")) {
            pending.add(new Written(callId, tenant, entry.required("sequence").asLong(), entry.required("kind").asText(), Instant.parse(entry.required("at").asText()),
                    entry.required("hash").asText(), entry.required("text").asText(), Optional.empty()));
        }
        return new Chain(json.required("sequence").asLong(), json.required("hash").asText(), pending);
    }
}
