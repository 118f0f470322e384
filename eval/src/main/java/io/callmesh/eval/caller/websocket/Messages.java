package io.callmesh.eval.caller.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The JSON messages of `docs/protocol.md`, both ways.
final class Messages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Messages() {}

    static String text(String typed) {
        return message("text").put("text", typed).toString();
    }

    static String keys(String digits) {
        return message("keys").put("digits", digits).toString();
    }

    static String hangUp() {
        return message("hangup").toString();
    }

    private static ObjectNode message(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /// Empty for an event that a later version of the protocol added.
    static Optional<CallEvent> event(String message) {
        try {
            return event(JSON.readTree(message));
        } catch (JsonProcessingException garbled) {
            throw new MeshException(new Fault.BadInput("message", "one JSON object"));
        }
    }

    private static Optional<CallEvent> event(JsonNode json) {
        int turn = json.path("turn").asInt();
        return Optional.ofNullable(switch (json.path("event").asText()) {
            case "call" -> new CallEvent.Opened(text(json, "callId"), text(json, "resumeToken"), text(json, "assistant"), text(json, "language"), json.path("resumed").asBoolean() ? json.path("turn").asInt() : -1);
            case "heard" -> new CallEvent.Heard(turn, text(json, "text"), json.path("final").asBoolean(), json.path("confidence").asDouble());
            case "understood" -> new CallEvent.Understood(turn, text(json, "intent"), slots(json.path("slots")));
            case "tool" -> new CallEvent.ToolUsed(turn, text(json, "name"), text(json, "outcome"));
            case "guardrail" -> new CallEvent.Guarded(turn, text(json, "name"));
            case "dtmf" -> new CallEvent.Keyed(turn, text(json, "digits"));
            case "saying" -> new CallEvent.Saying(turn, text(json, "text"));
            case "said" -> new CallEvent.Said(turn, text(json, "text"), text(json, "heardText"), json.path("interrupted").asBoolean(), citations(json));
            case "latency" -> latency(turn, json);
            case "clear" -> new CallEvent.Cleared();
            case "error" -> new CallEvent.Trouble(text(json, "code"), text(json, "message"));
            case "ended" -> new CallEvent.Ended(text(json, "reason"));
            default -> null;
        });
    }

    private static CallEvent latency(int turn, JsonNode json) {
        return new CallEvent.Latency(turn, number(json, "endpointMs"), number(json, "asrFinalMs"),
                number(json, "llmFirstTokenMs"), number(json, "ttsFirstAudioMs"), number(json, "responseMs"));
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText();
    }

    private static OptionalDouble number(JsonNode json, String name) {
        return json.has(name) ? OptionalDouble.of(json.get(name).asDouble()) : OptionalDouble.empty();
    }

    private static Map<String, String> slots(JsonNode json) {
        var slots = new LinkedHashMap<String, String>();
        json.properties().forEach(slot -> slots.put(slot.getKey(), slot.getValue().asText()));
        return slots;
    }

    private static List<String> citations(JsonNode json) {
        var citations = new ArrayList<String>();
        json.path("citations").forEach(citation -> citations.add(citation.asText()));
        return citations;
    }
}
