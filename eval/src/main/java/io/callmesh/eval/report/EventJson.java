package io.callmesh.eval.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.eval.caller.CallEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// One JSON object a line for each event of a call. Other tools read these names: see `docs/protocol.md`.
public final class EventJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    /// Everything but letters, marks, digits and the apostrophe inside a word.
    private static final Pattern PUNCTUATION = Pattern.compile("(?<![\\p{L}])['’]|['’](?![\\p{L}])|[^\\p{L}\\p{M}\\p{N}\\s'’]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private EventJson() {}

    /// Empty for events that are not part of the published list.
    public static Optional<String> line(CallEvent event) {
        return Optional.ofNullable(switch (event) {
            case CallEvent.Opened(var call, _, var assistant, _, _) -> event("call").put("callId", call).put("assistant", assistant);
            case CallEvent.Heard heard -> heard(heard);
            case CallEvent.Understood understood -> understood(understood);
            case CallEvent.ToolUsed(int turn, var name, var outcome) -> event("tool").put("turn", turn).put("name", name).put("outcome", outcome);
            case CallEvent.Guarded(int turn, var guardrail) -> event("guardrail").put("turn", turn).put("name", guardrail);
            case CallEvent.Keyed(int turn, var digits) -> event("dtmf").put("turn", turn).put("digits", digits);
            case CallEvent.Said said -> said(said);
            case CallEvent.Latency latency -> latency(latency);
            case CallEvent.Trouble(var code, var message) -> event("error").put("code", code).put("message", message);
            case CallEvent.Ended(var reason) -> event("ended").put("reason", reason);
            case CallEvent.Sound _, CallEvent.Saying _, CallEvent.Cleared _ -> null;
        }).map(ObjectNode::toString);
    }

    private static ObjectNode heard(CallEvent.Heard heard) {
        return event("heard").put("turn", heard.turn()).put("text", plain(heard.text()))
                .put("final", heard.last()).put("confidence", rounded(Math.clamp(heard.confidence(), 0.0, 1.0)));
    }

    private static ObjectNode understood(CallEvent.Understood understood) {
        var object = event("understood").put("turn", understood.turn()).put("intent", understood.intent());
        understood.slots().forEach(object.putObject("slots")::put);
        return object;
    }

    private static ObjectNode said(CallEvent.Said said) {
        var object = event("said").put("turn", said.turn()).put("text", said.text())
                .put("heardText", said.heardText()).put("interrupted", said.interrupted());
        said.citations().forEach(object.putArray("citations")::add);
        return object;
    }

    private static ObjectNode latency(CallEvent.Latency latency) {
        var object = event("latency").put("turn", latency.turn());
        put(object, "endpointMs", latency.endpointMs());
        put(object, "asrFinalMs", latency.asrFinalMs());
        put(object, "llmFirstTokenMs", latency.llmFirstTokenMs());
        put(object, "ttsFirstAudioMs", latency.ttsFirstAudioMs());
        put(object, "responseMs", latency.responseMs());
        return object;
    }

    private static void put(ObjectNode object, String name, OptionalDouble value) {
        value.ifPresent(there -> object.put(name, rounded(there)));
    }

    private static ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name);
    }

    /// Lower-case words without punctuation.
    static String plain(String text) {
        var words = PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return SPACES.matcher(words).replaceAll(" ").strip();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
