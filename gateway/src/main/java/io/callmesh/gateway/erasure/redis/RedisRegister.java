package io.callmesh.gateway.erasure.redis;

import io.callmesh.gateway.erasure.Register;
import io.callmesh.runtime.redis.RedisLink;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Calls in Redis: `callmesh:{CALL}:about` holds tenant, assistant and the hash of the caller, a line each; the sorted set
/// `callmesh:{caller-HASH}:calls` the ids of a caller's calls, by the millisecond at which they expire. Thread-safe.
public final class RedisRegister implements Register {

    private static final String ADD = """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[3])
            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
            if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
            return 1
            """;

    private final RedisLink redis;
    private final InstantSource clock;

    public RedisRegister(RedisLink redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public void enter(Entry call, Duration life) {
        var text = String.join("\n", call.tenant(), call.assistant(), call.caller());
        redis.ask(commands -> commands.set(about(call.callId()), text, SetArgs.Builder.px(life.toMillis()).nx()));
        if (!call.caller().isEmpty()) add(call, life);
    }

    private void add(Entry call, Duration life) {
        long now = clock.millis();
        String[] keys = {calls(call.caller())};
        String[] values = {Long.toString(now + life.toMillis()), call.callId(), Long.toString(now), Long.toString(life.toMillis())};
        redis.ask(commands -> commands.<Long>eval(ADD, ScriptOutputType.INTEGER, keys, values));
    }

    @Override
    public Optional<Entry> call(String callId) {
        return Optional.ofNullable(redis.ask(commands -> commands.get(about(callId)))).map(text -> text.split("\n", -1)).filter(lines -> lines.length == 3).map(lines -> new Entry(callId, lines[0], lines[1], lines[2]));
    }

    @Override
    public List<String> callsOf(String caller) {
        var now = Range.from(Range.Boundary.including(clock.millis()), Range.Boundary.<Long>unbounded());
        return redis.ask(commands -> commands.zrangebyscore(calls(caller), now));
    }

    @Override
    public void strike(Entry call) {
        if (!call.caller().isEmpty()) redis.ask(commands -> commands.zrem(calls(call.caller()), call.callId()));
        redis.ask(commands -> commands.del(about(call.callId())));
    }

    private static String about(String callId) {
        return "callmesh:{" + callId + "}:about";
    }

    private static String calls(String caller) {
        return "callmesh:{caller-" + caller + "}:calls";
    }
}
