package io.callmesh.gateway.handoff.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.gateway.handoff.JoinTokens;
import io.callmesh.gateway.handoff.MemoryJoinTokens;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// Tokens in Redis, under `callmesh:join:HASH`, each taken by `GETDEL`: one of all gateways gets it, once. While Redis is away this
/// gateway keeps its own.
public final class RedisJoinTokens implements JoinTokens {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RedisLink redis;
    private final MemoryJoinTokens own;
    private final SecureRandom random = new SecureRandom();

    /// @param own for while Redis is away
    public RedisJoinTokens(RedisLink redis, MemoryJoinTokens own) {
        this.redis = redis;
        this.own = own;
    }

    @Override
    public String issue(Ticket ticket) {
        String token = MemoryJoinTokens.fresh(random);
        try {
            redis.ask(commands -> commands.set(key(token), write(ticket), SetArgs.Builder.px(LIFE.toMillis())));
        } catch (MeshException away) {
            own.keep(token, ticket);
        }
        return token;
    }

    @Override
    public Optional<Ticket> find(String token) {
        var mine = own.find(token);
        return mine.isPresent() ? mine : asked(() -> redis.ask(commands -> Optional.ofNullable(commands.get(key(token)))));
    }

    @Override
    public Optional<Ticket> take(String token) {
        var mine = own.take(token);
        return mine.isPresent() ? mine : asked(() -> redis.ask(commands -> Optional.ofNullable(commands.getdel(key(token)))));
    }

    private static Optional<Ticket> asked(java.util.function.Supplier<Optional<String>> question) {
        try {
            return question.get().map(RedisJoinTokens::read);
        } catch (MeshException away) {
            return Optional.empty();
        }
    }

    /// Redis never sees what opens a call.
    private static String key(String token) {
        try {
            return "callmesh:join:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String write(Ticket ticket) {
        return JSON.createObjectNode().put("callId", ticket.callId()).put("name", ticket.name()).put("language", ticket.language()).put("subject", ticket.subject()).put("gateway", ticket.gateway()).toString();
    }

    private static Ticket read(String text) {
        try {
            var json = JSON.readTree(text);
            return new Ticket(json.path("callId").asText(), json.path("name").asText(), json.path("language").asText(), json.path("subject").asText(), json.path("gateway").asText());
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a join token in Redis is unreadable", notOurs);
        }
    }
}
