package io.callmesh.gateway.line;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.gateway.conversation.Notice;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Notices as the JSON objects that programs read: the same on every line, and the same as `--json` prints. The fields
/// and the closed lists of values are documented in `docs/protocol.md`.
public final class NoticeJson {

    private NoticeJson() {}

    /// The event as one JSON object; its first field is `event`. What a person said is in it: send it, never log it.
    public static ObjectNode of(Notice notice) {
        return switch (notice) {
            case Notice.Opened opened -> opened(opened);
            case Notice.Heard heard -> heard(heard);
            case Notice.Understood(int turn, var intent, var slots) -> understood(turn, intent, slots);
            case Notice.ToolUsed(int turn, var name, var outcome) -> event("tool", turn).put("name", name).put("outcome", outcome);
            case Notice.Guarded(int turn, var guardrail) -> event("guardrail", turn).put("name", guardrail);
            case Notice.KeysPressed(int turn, var digits) -> event("dtmf", turn).put("digits", digits);
            case Notice.Saying(int turn, var text) -> event("saying", turn).put("text", text.reveal());
            case Notice.Said said -> said(said);
            case Notice.Latency latency -> latency(latency);
            case Notice.Waiting(var queue) -> event("waiting").put("queue", queue);
            case Notice.PersonJoined(var name) -> event("person_joined").put("name", name);
            case Notice.PersonSaid(int turn, var text) -> event("person_said", turn).put("text", text.reveal());
            case Notice.PersonLeft(var how) -> event("person_left").put("how", how);
            case Notice.Trouble(var code, var message) -> event("error").put("code", code).put("message", message);
            case Notice.Moved() -> event("moved");
            case Notice.Ended(var reason) -> event("ended").put("reason", reason);
        };
    }

    private static ObjectNode opened(Notice.Opened opened) {
        var json = event("call")
                .put("callId", opened.callId())
                .put("assistant", opened.assistant())
                .put("language", opened.language())
                .put("resumeToken", opened.resumeToken())
                .put("resumed", opened.resumed());
        return opened.resumed() ? json.put("turn", opened.turn()) : json;
    }

    private static ObjectNode heard(Notice.Heard heard) {
        return event("heard", heard.turn())
                .put("text", heard.text().reveal())
                .put("final", heard.last())
                .put("confidence", rounded(heard.confidence()));
    }

    private static ObjectNode understood(int turn, String intent, Map<String, String> slots) {
        var json = event("understood", turn).put("intent", intent);
        var told = json.putObject("slots");
        slots.forEach(told::put);
        return json;
    }

    private static ObjectNode said(Notice.Said said) {
        var json = event("said", said.turn())
                .put("text", said.text().reveal())
                .put("heardText", said.heardText().reveal())
                .put("interrupted", said.interrupted());
        strings(json, "citations", said.citations());
        return json;
    }

    private static void strings(ObjectNode json, String name, List<String> values) {
        var array = json.putArray(name);
        values.forEach(array::add);
    }

    private static ObjectNode latency(Notice.Latency latency) {
        var json = event("latency", latency.turn());
        put(json, "endpointMs", latency.endpointMs());
        put(json, "asrFinalMs", latency.asrFinalMs());
        put(json, "llmFirstTokenMs", latency.llmFirstTokenMs());
        put(json, "ttsFirstAudioMs", latency.ttsFirstAudioMs());
        put(json, "responseMs", latency.responseMs());
        return json;
    }

    private static void put(ObjectNode json, String name, OptionalDouble milliseconds) {
        milliseconds.ifPresent(value -> json.put(name, rounded(value)));
    }

    /// To a thousandth: finer is noise, and coarser would keep the stages from adding up.
    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static ObjectNode event(String name, int turn) {
        return event(name).put("turn", turn);
    }

    private static ObjectNode event(String name) {
        return JsonNodeFactory.instance.objectNode().put("event", name);
    }
}
