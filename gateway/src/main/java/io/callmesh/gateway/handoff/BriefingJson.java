package io.callmesh.gateway.handoff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.TreeMap;

/// Briefings as JSON: the same for the webhook, on the topic and at the page. Its schema is `schema/briefing.json`, served by the
/// gateway. What people said is in it: send it, never log it.
public final class BriefingJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BriefingJson() {}

    public static ObjectNode of(Briefing briefing) {
        var json = JsonNodeFactory.instance.objectNode()
                .put("schema", "callmesh.briefing.v1")
                .put("id", briefing.id())
                .put("kind", briefing.kind().name().toLowerCase(Locale.ROOT))
                .put("at", briefing.at().toString())
                .put("queue", briefing.queue())
                .put("reason", briefing.reason())
                .put("number", briefing.number())
                .put("message", briefing.message().reveal())
                .put("summary", briefing.note().summary().reveal())
                .put("sentiment", briefing.note().sentiment());
        json.set("call", call(briefing.call()));
        new TreeMap<>(briefing.slots()).forEach(json.putObject("slots")::put);
        var results = json.putObject("results");
        new TreeMap<>(briefing.results()).forEach((name, result) -> results.set(name, parsed(result)));
        briefing.promised().forEach(promise -> json.withArray("promised").addObject().put("turn", promise.turn()).put("tool", promise.tool()).put("outcome", promise.outcome()));
        json.withArray("promised");
        var said = json.putArray("transcript");
        briefing.said().forEach(line -> said.addObject().put("turn", line.turn()).put("by", line.by()).put("text", line.text().reveal()).put("interrupted", line.interrupted()));
        return json;
    }

    private static ObjectNode call(Briefing.Call call) {
        return JsonNodeFactory.instance.objectNode()
                .put("id", call.id())
                .put("tenant", call.tenant())
                .put("assistant", call.assistant())
                .put("language", call.language())
                .put("line", call.line())
                .put("caller", call.caller())
                .put("startedAt", call.startedAt().toString());
    }

    private static JsonNode parsed(String result) {
        try {
            return JSON.readTree(result);
        } catch (JsonProcessingException plain) {
            return JsonNodeFactory.instance.textNode(result);
        }
    }
}
