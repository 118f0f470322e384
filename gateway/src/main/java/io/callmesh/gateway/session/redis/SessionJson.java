package io.callmesh.gateway.session.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Summary;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.journal.Chain;
import io.callmesh.gateway.json.RecordJson;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.Shortening;
import io.callmesh.gateway.session.Underway;
import io.callmesh.gateway.turn.TurnState;
import io.callmesh.runtime.privacy.Spoken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Sessions as JSON, field by field: what people said goes in because it is written here, not because a mapper found it.
/// The same session always gives the same text.
final class SessionJson {

    /// Raised when a field changes its meaning. A reader knows all before it, and leaves sessions of a later one alone. Since 2 there is a
    /// fence and no token.
    static final int SCHEMA = 2;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BYTES_OF_A_CHARACTER = 3; // at most, of what a Java char holds (UTF-8)

    private SessionJson() {}

    /// @param mostBytes older turns are told in the summary until it fits, or two are left
    static String write(Session session, int mostBytes) {
        var fitting = session;
        String text = write(fitting);
        while (text.length() > mostBytes / BYTES_OF_A_CHARACTER && text.getBytes(StandardCharsets.UTF_8).length > mostBytes && Shortening.possible(fitting)) {
            fitting = Shortening.of(fitting);
            text = write(fitting);
        }
        return text;
    }

    static String write(Session session) {
        var json = JsonNodeFactory.instance.objectNode()
                .put("schema", SCHEMA)
                .put("callId", session.callId())
                .put("version", session.version())
                .put("fence", session.fence())
                .put("tenant", session.tenant())
                .put("assistant", session.assistant())
                .put("language", session.language())
                .put("line", session.line())
                .put("turn", session.turn())
                .put("startedAt", session.startedAt().toString())
                .put("endedBy", session.endedBy());
        session.turns().forEach(turn -> write(json.withArray("turns").addObject(), turn));
        write(json.putObject("dialogue"), session.dialogue());
        session.summary().ifPresent(summary -> json.putObject("summary").put("through", summary.through()).put("text", summary.text().reveal()));
        session.standing().ifPresent(state -> json.set("standing", RecordJson.write(state)));
        if (!session.chain().equals(Chain.START)) ChainJson.write(json.putObject("chain"), session.chain());
        session.underway().ifPresent(answer -> write(json.putObject("underway"), answer));
        return json.toString();
    }

    private static void write(ObjectNode json, Underway answer) {
        json.put("turn", answer.turn()).put("text", answer.text().reveal()).put("heard", answer.heard().reveal()).put("whole", answer.whole()).put("ending", answer.ending().name());
        json.set("input", RecordJson.write(answer.input()));
        answer.decided().ifPresent(state -> write(json.putObject("decided"), state));
    }

    private static void write(ObjectNode json, Turn turn) {
        json.put("turn", turn.turn())
                .put("caller", turn.caller().reveal())
                .put("said", turn.said().reveal())
                .put("interrupted", turn.interrupted());
        if (!turn.rest().nothing()) json.put("rest", turn.rest().reveal());
        if (turn.by() == Turn.By.PERSON) json.put("by", "person");
    }

    private static void write(ObjectNode json, DialogueState state) {
        json.put("flow", state.flow()).put("awaiting", state.awaiting()).put("retries", state.retries());
        state.path().forEach(json.putArray("path")::add);
        state.lastSaid().forEach(json.putArray("lastSaid")::add);
        new TreeMap<>(state.slots()).forEach(json.putObject("slots")::put);
        new TreeMap<>(state.results()).forEach(json.putObject("results")::put);
        new TreeMap<>(state.more()).forEach(json.putObject("more")::put);
    }

    /// @return empty for what is not a session of this schema
    static Optional<Session> read(String text) {
        try {
            var json = MAPPER.readTree(text);
            int schema = json.path("schema").asInt();
            return schema >= 1 && schema <= SCHEMA ? Optional.of(session(json)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException | java.time.DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Session session(JsonNode json) {
        return new Session(
                json.required("callId").asText(),
                json.path("resumeToken").asText(),
                json.path("tenant").asText(),
                json.required("assistant").asText(),
                json.required("language").asText(),
                json.path("line").asText(),
                json.path("turn").asInt(),
                list(json.path("turns"), SessionJson::turn),
                dialogue(json.path("dialogue")),
                json.has("standing") ? Optional.of(RecordJson.read(json.get("standing"), TurnState.class)) : Optional.empty(),
                json.has("summary") ? Optional.of(new Summary(json.get("summary").path("through").asInt(), Spoken.of(json.get("summary").path("text").asText()))) : Optional.empty(),
                json.required("version").asLong(),
                json.path("fence").asLong(1),
                Instant.parse(json.required("startedAt").asText()),
                json.path("endedBy").asText(),
                json.has("underway") ? Optional.of(underway(json.get("underway"))) : Optional.empty(),
                json.has("chain") ? ChainJson.read(json.get("chain"), json.required("callId").asText(), json.path("tenant").asText()) : Chain.START);
    }

    private static Underway underway(JsonNode json) {
        return new Underway(
                json.path("turn").asInt(),
                RecordJson.read(json.required("input"), Input.class),
                Spoken.of(json.path("text").asText()),
                Spoken.of(json.path("heard").asText()),
                json.path("whole").asBoolean(),
                json.has("decided") ? Optional.of(dialogue(json.get("decided"))) : Optional.empty(),
                Ending.valueOf(json.required("ending").asText()));
    }

    private static Turn turn(JsonNode json) {
        return new Turn(
                json.path("turn").asInt(),
                Spoken.of(json.path("caller").asText()),
                Spoken.of(json.path("said").asText()),
                json.path("interrupted").asBoolean(),
                Spoken.of(json.path("rest").asText()),
                json.path("by").asText().equals("person") ? Turn.By.PERSON : Turn.By.ASSISTANT);
    }

    private static DialogueState dialogue(JsonNode json) {
        return new DialogueState(
                json.path("flow").asText(),
                list(json.path("path"), JsonNode::asInt),
                json.path("awaiting").asText(),
                map(json.path("slots")),
                map(json.path("results")),
                json.path("retries").asInt(),
                list(json.path("lastSaid"), JsonNode::asText),
                map(json.path("more")));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        var list = new ArrayList<T>();
        array.forEach(item -> list.add(read.apply(item)));
        return list;
    }

    private static Map<String, String> map(JsonNode object) {
        var map = new TreeMap<String, String>();
        object.properties().forEach(field -> map.put(field.getKey(), field.getValue().asText()));
        return map;
    }
}
