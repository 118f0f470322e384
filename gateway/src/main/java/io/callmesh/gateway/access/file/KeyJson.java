package io.callmesh.gateway.access.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.gateway.access.Key;
import io.callmesh.gateway.access.Limits;
import io.callmesh.gateway.access.Role;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keys as JSON: `{"keys": [{"name": …, "hash": …, "tenant": …, "roles": […], …}]}`.
final class KeyJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of("name", "hash", "tenant", "roles", "assistants", "calls", "callsPerMinute", "requestsPerMinute", "label", "created", "expires", "revoked", "cut");

    private KeyJson() {}

    static String write(Collection<Key> keys) {
        var root = JSON.createObjectNode();
        var all = root.putArray("keys");
        keys.forEach(key -> all.add(json(key)));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode json(Key key) {
        var json = JSON.createObjectNode().put("name", key.name()).put("hash", key.hash()).put("tenant", key.tenant());
        key.roles().stream().map(Role::label).sorted().forEach(json.putArray("roles")::add);
        key.assistants().stream().sorted().forEach(json.putArray("assistants")::add);
        json.put("calls", key.limits().calls()).put("callsPerMinute", key.limits().callsPerMinute()).put("requestsPerMinute", key.limits().requestsPerMinute());
        json.put("label", key.label()).put("created", key.created().toString());
        key.expires().ifPresent(at -> json.put("expires", at.toString()));
        key.revoked().ifPresent(at -> json.put("revoked", at.toString()));
        if (key.cut()) json.put("cut", true);
        return json;
    }

    /// @throws IllegalArgumentException saying what is wrong with which key
    static List<Key> read(String text) {
        var keys = new ArrayList<Key>();
        for (var each : tree(text).path("keys")) keys.add(key(each));
        return keys;
    }

    private static JsonNode tree(String text) {
        try {
            var tree = JSON.readTree(text);
            if (!tree.path("keys").isArray()) throw new IllegalArgumentException("expected a JSON object with an array `keys`");
            return tree;
        } catch (JsonProcessingException garbled) {
            throw new IllegalArgumentException("expected JSON, but line " + garbled.getLocation().getLineNr() + " is none", garbled);
        }
    }

    private static Key key(JsonNode json) {
        var name = json.path("name").asText();
        try {
            json.fieldNames().forEachRemaining(KeyJson::known);
            if (!name.matches("[a-z0-9]{10}")) throw new IllegalArgumentException("its name is not ten lower-case letters and digits");
            if (!json.path("hash").asText().matches("[0-9a-f]{64}")) throw new IllegalArgumentException("its hash is not 64 hexadecimal digits");
            var limits = new Limits(json.path("calls").asInt(), json.path("callsPerMinute").asInt(), json.path("requestsPerMinute").asInt());
            return new Key(name, json.path("hash").asText(), json.path("tenant").asText(), roles(json), texts(json.path("assistants")), limits, json.path("label").asText(),
                    Instant.parse(json.path("created").asText()), instant(json, "expires"), instant(json, "revoked"), json.path("cut").asBoolean());
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            throw new IllegalArgumentException("key " + name + ": " + wrong.getMessage(), wrong);
        }
    }

    private static void known(String field) {
        if (!FIELDS.contains(field)) throw new IllegalArgumentException("there is no field " + field);
    }

    private static Set<Role> roles(JsonNode json) {
        var roles = new LinkedHashSet<Role>();
        for (var name : texts(json.path("roles"))) roles.add(Role.of(name).orElseThrow(() -> new IllegalArgumentException("there is no role " + name)));
        return roles;
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new LinkedHashSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Optional<Instant> instant(JsonNode json, String field) {
        return json.hasNonNull(field) ? Optional.of(Instant.parse(json.path(field).asText())) : Optional.empty();
    }
}
