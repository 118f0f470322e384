package io.callmesh.gateway.access.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.gateway.access.BrowserKeys;
import io.callmesh.gateway.access.Limits;
import io.callmesh.gateway.access.Principal;
import io.callmesh.gateway.access.Role;
import io.callmesh.gateway.access.Tickets;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.lettuce.core.SetArgs;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Keys of browsers in Redis, under `callmesh:browser-key:HASH`, each taken by `GETDEL`: one of all gateways gets it, once.
/// While Redis is away this gateway keeps its own. Thread-safe.
public final class RedisTickets implements Tickets {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RedisLink redis;
    private final Tickets own;

    /// @param own for while Redis is away
    public RedisTickets(RedisLink redis, Tickets own) {
        this.redis = redis;
        this.own = own;
    }

    @Override
    public void put(String hash, Ticket ticket) {
        try {
            redis.ask(commands -> commands.set(key(hash), write(ticket), SetArgs.Builder.px(BrowserKeys.LIFE.toMillis())));
        } catch (MeshException away) {
            if (!away.fault().retryable()) throw away;
            own.put(hash, ticket);
        }
    }

    @Override
    public Optional<Ticket> take(String hash) {
        var mine = own.take(hash);
        if (mine.isPresent()) return mine;
        try {
            return Optional.ofNullable(redis.ask(commands -> commands.getdel(key(hash)))).map(RedisTickets::read);
        } catch (MeshException away) {
            if (!away.fault().retryable()) throw away;
            return Optional.empty();
        }
    }

    private static String key(String hash) {
        return "callmesh:browser-key:" + hash;
    }

    static String write(Ticket ticket) {
        var principal = ticket.principal();
        var json = JSON.createObjectNode().put("tenant", principal.tenant()).put("subject", principal.subject()).put("expires", ticket.expires().toString());
        json.put("calls", principal.limits().calls()).put("callsPerMinute", principal.limits().callsPerMinute()).put("requestsPerMinute", principal.limits().requestsPerMinute());
        principal.roles().forEach(role -> json.withArray("roles").add(role.label()));
        principal.assistants().forEach(json.withArray("assistants")::add);
        return json.toString();
    }

    static Ticket read(String text) {
        try {
            var json = JSON.readTree(text);
            var limits = new Limits(json.path("calls").asInt(), json.path("callsPerMinute").asInt(), json.path("requestsPerMinute").asInt());
            var roles = new LinkedHashSet<Role>();
            texts(json.path("roles")).forEach(role -> Role.of(role).ifPresent(roles::add));
            var principal = new Principal(json.path("tenant").asText(), json.path("subject").asText(), roles, texts(json.path("assistants")), limits);
            return new Ticket(principal, Instant.parse(json.path("expires").asText()));
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a browser's key in Redis is unreadable", notOurs);
        }
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new LinkedHashSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
