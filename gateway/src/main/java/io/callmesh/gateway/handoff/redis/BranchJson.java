package io.callmesh.gateway.handoff.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.gateway.handoff.Branch;
import io.callmesh.gateway.handoff.Branch.Present;
import io.callmesh.gateway.handoff.Briefing;
import io.callmesh.gateway.handoff.FarCall;
import io.callmesh.gateway.handoff.LiveCall.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;

/// A branch as it lies in Redis.
final class BranchJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BranchJson() {}

    static String write(Branch branch) {
        var json = JSON.createObjectNode();
        var calls = json.putArray("calls");
        for (var far : branch.calls()) {
            var call = far.call();
            calls.addObject().put("id", call.id()).put("tenant", call.tenant()).put("assistant", call.assistant()).put("language", call.language()).put("line", call.line())
                    .put("startedAt", call.startedAt().toString()).put("standing", far.standing().name()).put("queue", far.queue());
        }
        var people = json.putArray("people");
        for (var person : branch.people()) person.queues().forEach(people.addObject().put("tenant", person.tenant()).put("name", person.name()).putArray("queues")::add);
        return json.toString();
    }

    static Branch read(String text, String address) {
        try {
            var json = JSON.readTree(text);
            var calls = new ArrayList<FarCall>();
            for (var call : json.path("calls")) calls.add(call(call, address));
            var people = new ArrayList<Present>();
            for (var person : json.path("people")) people.add(person(person));
            return new Branch(calls, people);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a gateway's floor in Redis is unreadable", notOurs);
        }
    }

    private static FarCall call(JsonNode json, String address) {
        var call = new Briefing.Call(json.path("id").asText(), json.path("tenant").asText(), json.path("assistant").asText(), json.path("language").asText(), json.path("line").asText(), "",
                Instant.parse(json.path("startedAt").asText()));
        return new FarCall(call, Standing.valueOf(json.path("standing").asText()), json.path("queue").asText(), address);
    }

    private static Present person(JsonNode json) {
        var queues = new LinkedHashSet<String>();
        json.path("queues").forEach(queue -> queues.add(queue.asText()));
        return new Present(json.path("tenant").asText(), json.path("name").asText(), queues);
    }
}
