package io.callmesh.gateway.profile.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Fact;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.CallKeys;
import io.callmesh.runtime.seal.Seal;
import io.lettuce.core.ScriptOutputType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Profiles in Redis: a hash `callmesh:caller:HASH` with a field for each fact, whose value is
/// `{"value","source","until"}`, sealed under the key of its caller. The hash lives as long as the longest of its facts. Thread-safe.
public final class RedisProfiles implements Profiles {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Never makes a hash live shorter than a fact of it that was there before.
    private static final String REMEMBER = """
            local left = redis.call('PTTL', KEYS[1])
            for i = 2, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
            if left < tonumber(ARGV[1]) then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return 1
            """;

    private final RedisLink redis;
    private final Seal seal;
    private final CallKeys keys;

    public RedisProfiles(RedisLink redis, Seal seal, CallKeys keys) {
        this.redis = redis;
        this.seal = seal;
        this.keys = keys;
    }

    @Override
    public List<Fact> of(Caller caller, Instant now) {
        var all = redis.ask(commands -> commands.hgetall(key(caller)));
        return new TreeMap<>(all).entrySet().stream().flatMap(field -> read(caller, field.getKey(), field.getValue()).stream()).filter(fact -> fact.until().isAfter(now)).toList();
    }

    @Override
    public void remember(Caller caller, List<Fact> facts) {
        if (facts.isEmpty()) return;
        var until = facts.stream().map(Fact::until).max(Instant::compareTo).orElseThrow();
        long millis = Math.max(1, until.toEpochMilli() - System.currentTimeMillis());
        keys.begin(caller.owner(), Duration.ofMillis(millis));
        keys.settle(caller.owner());
        var values = new ArrayList<>(List.of(Long.toString(millis)));
        for (var fact : facts) values.addAll(List.of(fact.name(), seal.sealText(caller.owner(), purpose(fact.name()), write(fact))));
        String[] keys = {key(caller)}, arguments = values.toArray(String[]::new);
        redis.ask(commands -> commands.<Long>eval(REMEMBER, ScriptOutputType.INTEGER, keys, arguments));
    }

    @Override
    public boolean erase(Caller caller) {
        return redis.ask(commands -> commands.del(key(caller))) > 0;
    }

    private static String write(Fact fact) {
        return JsonNodeFactory.instance.objectNode().put("value", fact.value()).put("source", fact.source()).put("until", fact.until().toString()).toString();
    }

    /// Nothing for what nobody can read any more.
    private Optional<Fact> read(Caller caller, String name, String sealed) {
        return seal.openText(caller.owner(), purpose(name), sealed).flatMap(text -> read(name, text));
    }

    private static Optional<Fact> read(String name, String text) {
        try {
            var json = MAPPER.readTree(text);
            return Optional.of(new Fact(name, json.path("value").asText(), json.path("source").asText(), Instant.parse(json.path("until").asText())));
        } catch (JsonProcessingException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /// A fact cannot be put in the place of another.
    private static String purpose(String name) {
        return "profile." + name;
    }

    private static String key(Caller caller) {
        return "callmesh:caller:" + caller.hash();
    }
}
