package io.callmesh.gateway.tool.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.callmesh.gateway.tool.Deed;
import io.callmesh.gateway.tool.Ledger;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.Seal;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Deeds in Redis: a hash `callmesh:{CALL}:deeds` with a field for each wish, whose value is `{"key","outcome","sealed"}`; the
/// latter two once it has ended, what came of it sealed under the key of the call. Lives for the time given, counted from the last deed. Thread-safe.
///
/// Nothing begins for a call that another gateway has taken up: the session's fence is looked at in the same step.
public final class RedisLedger implements Ledger {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// One step, so that of two gateways one begins. A key that another deed of the call has is made longer.
    private static final String BEGIN = """
            local fence = redis.call('HGET', KEYS[2], 'fence')
            if fence and tonumber(ARGV[4]) > 0 and tonumber(fence) > tonumber(ARGV[4]) then return '' end
            local before = redis.call('HGET', KEYS[1], ARGV[1])
            if before then
              local deed = cjson.decode(before)
              local known = false
              for i = 5, #ARGV do known = known or ARGV[i] == deed.key end
              if not deed.outcome or deed.outcome == 'uncertain' or not known then return before end
            end
            local taken, key = {}, ARGV[2]
            for _, other in ipairs(redis.call('HVALS', KEYS[1])) do taken[cjson.decode(other).key] = true end
            while taken[key] do key = key .. 'x' end
            redis.call('HSET', KEYS[1], ARGV[1], cjson.encode({key = key}))
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return key
            """;

    private final RedisLink redis;
    private final String timeToLive;
    private final Seal seal;
    private final ToLongFunction<String> fences;

    /// @param fences under which this gateway has a call, by its id; 0 when nobody asks
    public RedisLedger(RedisLink redis, Duration timeToLive, Seal seal, ToLongFunction<String> fences) {
        this.redis = redis;
        this.timeToLive = Long.toString(timeToLive.toMillis());
        this.seal = seal;
        this.fences = fences;
    }

    @Override
    public Standing begin(Deed deed, Set<String> known) {
        String[] keys = {key(deed), "callmesh:{" + deed.callId() + "}:session"};
        var fence = Long.toString(fences.applyAsLong(deed.callId()));
        String[] values = Stream.concat(Stream.of(deed.digest(), deed.key(), timeToLive, fence), known.stream()).toArray(String[]::new);
        String answer = redis.ask(commands -> commands.eval(BEGIN, ScriptOutputType.VALUE, keys, values));
        if (answer.isEmpty()) throw new MeshException(new Fault.Forbidden("another gateway has this call"));
        return answer.startsWith("{") ? new Standing(read(deed, answer), false) : new Standing(deed.under(answer), true);
    }

    @Override
    public void write(Deed deed) {
        var json = JsonNodeFactory.instance.objectNode().put("key", deed.key());
        deed.result().ifPresent(result -> json.put("outcome", result.outcome()).put("sealed", seal.sealText(deed.callId(), purpose(deed), result.json())));
        redis.ask(commands -> {
            commands.hset(key(deed), deed.digest(), json.toString());
            return commands.pexpire(key(deed), Long.parseLong(timeToLive));
        });
    }

    private Deed read(Deed wanted, String text) {
        var json = json(text);
        var result = json.has("outcome") ? Optional.of(ToolResult.of(json.path("outcome").asText(), opened(wanted, json.path("sealed").asText()))) : Optional.<ToolResult>empty();
        return new Deed(wanted.callId(), wanted.digest(), json.path("key").asText(wanted.key()), result);
    }

    /// Of a call that was erased, nothing is left to be told.
    private String opened(Deed wanted, String sealed) {
        return seal.openText(wanted.callId(), purpose(wanted), sealed).orElse("{}");
    }

    private static String purpose(Deed deed) {
        return "ledger." + deed.digest();
    }

    /// What cannot be read was begun by somebody.
    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException garbled) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static String key(Deed deed) {
        return "callmesh:{" + deed.callId() + "}:deeds";
    }
}
