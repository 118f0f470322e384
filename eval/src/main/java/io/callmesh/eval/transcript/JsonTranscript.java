package io.callmesh.eval.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.eval.transcript.Conversation.Remark;
import io.callmesh.eval.transcript.Conversation.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Objects of JSON, one after another, that hold conversations:
///
/// - a remark each: `{"speaker":"agent","text":…}`, or `role` and `content`; `callId` or `conversation` tells them apart
/// - a whole conversation each: such remarks under `turns`, `messages` or `dialogue`; a session of the gateway is one, with `caller` and
///   `said` in a turn
/// - events of `./mesh call --json` and `./mesh chat --json`
/// - journal entries, as they are in Kafka, bare or as `data` of a CloudEvent
final class JsonTranscript {

    private static final List<String> REMARKS = List.of("turns", "messages", "dialogue", "remarks");

    private final String file;
    private final Map<String, Open> calls = new LinkedHashMap<>();
    private String current = "";

    JsonTranscript(String file) {
        this.file = file;
    }

    List<Conversation> conversations() {
        var found = calls.entrySet().stream().filter(call -> !call.getValue().remarks.isEmpty()).toList();
        return found.stream().map(call -> call.getValue().conversation(found.size() == 1 ? file : file + " " + call.getKey())).toList();
    }

    /// @param line where it begins
    void add(JsonNode object, int line) {
        if (!object.isObject()) throw unexpected(line);
        var entry = object.path("data").isObject() ? object.path("data") : object;
        if (entry.path("event").isTextual()) event(entry, line);
        else if (entry.has("callId") && entry.has("sequence")) journal(entry, line);
        else whole(entry).ifPresentOrElse(turns -> conversation(entry, turns, line), () -> remark(open(id(entry, current.isEmpty() ? "#1" : current)), entry, line));
    }

    private void event(JsonNode event, int line) {
        switch (event.path("event").asText()) {
            case "call" -> {
                current = event.path("callId").asText("#" + (calls.size() + 1));
                open(current).assistant = event.path("assistant").asText();
            }
            case "heard" -> {
                if (event.path("final").asBoolean()) open(current).say(Speaker.CALLER, event.path("text").asText(), line);
            }
            case "said" -> open(current).say(Speaker.AGENT, event.path("heardText").asText(event.path("text").asText()), line);
            default -> { }
        }
    }

    void journal(JsonNode entry, int line) {
        var call = open(entry.path("callId").asText());
        if (call.assistant.isEmpty()) call.assistant = entry.path("assistant").asText();
        if (call.language.isEmpty()) call.language = entry.path("callStarted").path("language").asText();
        turn(call, entry.path("turnTaken"), line);
    }

    private static void turn(Open call, JsonNode turn, int line) {
        call.say(Speaker.CALLER, turn.path("caller").asText(), line);
        call.say(Speaker.AGENT, turn.path("said").asText(turn.path("agent").asText()), line);
    }

    private static Optional<JsonNode> whole(JsonNode object) {
        return REMARKS.stream().map(object::path).filter(JsonNode::isArray).findFirst();
    }

    private void conversation(JsonNode object, JsonNode turns, int line) {
        var call = open(id(object, "#" + (calls.size() + 1)));
        call.assistant = object.path("assistant").asText();
        call.language = object.path("language").asText();
        for (var turn : turns) {
            if (turn.path("caller").isTextual() || turn.path("said").isTextual()) turn(call, turn, line);
            else remark(call, turn, line);
        }
    }

    private void remark(Open call, JsonNode remark, int line) {
        var speaker = Stream.of("speaker", "role", "who", "from").map(remark::path).filter(JsonNode::isTextual).findFirst().flatMap(name -> Speakers.named(name.asText()));
        var text = Stream.of("text", "content", "utterance").map(remark::path).filter(JsonNode::isTextual).findFirst();
        if (speaker.isEmpty() || text.isEmpty()) throw unexpected(line);
        call.say(speaker.get(), text.get().asText(), line);
    }

    private static String id(JsonNode object, String otherwise) {
        return Stream.of("callId", "conversation", "conversationId", "id").map(object::path).filter(JsonNode::isValueNode).map(JsonNode::asText)
                .filter(id -> !id.isEmpty()).findFirst().orElse(otherwise);
    }

    private Open open(String id) {
        return calls.computeIfAbsent(id, _ -> new Open());
    }

    private Unreadable unexpected(int line) {
        return new Unreadable(file + " line " + line + ": expected a remark such as {\"speaker\":\"agent\",\"text\":…} with the speaker " + Speakers.EXPECTED
                + ", a conversation with \"turns\", an event of ./mesh call --json, or a journal entry");
    }

    private static final class Open {

        private final List<Remark> remarks = new ArrayList<>();
        private String assistant = "", language = "";

        private void say(Speaker speaker, String text, int line) {
            if (!text.isBlank()) remarks.add(new Remark(speaker, text.strip(), line));
        }

        private Conversation conversation(String name) {
            return new Conversation(name, assistant, language, remarks);
        }
    }
}
