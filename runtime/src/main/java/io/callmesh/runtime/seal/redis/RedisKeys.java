package io.callmesh.runtime.seal.redis;

import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.StoredKeys;
import io.callmesh.runtime.seal.Wrapping;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Sealed keys in Redis, under `callmesh:{OWNER}:key`, each with its life. Thread-safe.
public final class RedisKeys implements StoredKeys {

    private static final String FIND = "return {redis.call('GET', KEYS[1]), redis.call('PTTL', KEYS[1])}";
    private static final String KEEP = """
            if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and redis.call('GET', KEYS[1]) ~= ARGV[3]
              and redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            return {redis.call('GET', KEYS[1]), redis.call('PTTL', KEYS[1])}
            """;
    private static final String SWAP = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL') end
            return {}
            """;
    private static final String PUT = """
            local before = {redis.call('GET', KEYS[1]), redis.call('PTTL', KEYS[1])}
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return before
            """;
    private static final String BEGINS = "callmesh:{", ENDS = "}:key";
    private static final int PAGE = 500;

    private final RedisLink redis;

    public RedisKeys(RedisLink redis) {
        this.redis = redis;
    }

    @Override
    public Optional<Stored> find(String owner) {
        return stored(run(FIND, owner));
    }

    @Override
    public Stored keep(String owner, String text, Duration life) {
        return stored(run(KEEP, owner, text, millis(life), ERASED)).orElse(new Stored(text, life));
    }

    @Override
    public void swap(String owner, String before, String after) {
        run(SWAP, owner, before, after);
    }

    @Override
    public Optional<Stored> put(String owner, String text, Duration life) {
        return stored(run(PUT, owner, text, millis(life)));
    }

    /// Puts every key that an older key-encryption key sealed under the one that seals now: afterwards the older one may go.
    ///
    /// @return how many there were
    /// @throws io.callmesh.runtime.MeshException when Redis does not answer; what is done is done
    public int renew(Wrapping wrapping) {
        int renewed = 0;
        var page = ScanArgs.Builder.matches(BEGINS + "*" + ENDS).limit(PAGE);
        ScanCursor at = ScanCursor.INITIAL;
        do {
            var from = at;
            KeyScanCursor<String> found = redis.ask(commands -> commands.scan(from, page));
            for (var key : found.getKeys()) if (renew(key.substring(BEGINS.length(), key.length() - ENDS.length()), wrapping)) renewed++;
            at = found;
        } while (!at.isFinished());
        return renewed;
    }

    private boolean renew(String owner, Wrapping wrapping) {
        var stored = find(owner);
        var fresh = stored.flatMap(one -> wrapping.renewed(owner, one.text()));
        fresh.ifPresent(text -> swap(owner, stored.orElseThrow().text(), text));
        return fresh.isPresent();
    }

    private List<Object> run(String script, String owner, String... values) {
        String[] keys = {BEGINS + owner + ENDS};
        return redis.ask(commands -> commands.<List<Object>>eval(script, ScriptOutputType.MULTI, keys, values));
    }

    private static Optional<Stored> stored(List<Object> answer) {
        return answer.size() == 2 && answer.getFirst() instanceof String text && answer.getLast() instanceof Long left ? Optional.of(new Stored(text, Duration.ofMillis(Math.max(1, left)))) : Optional.empty();
    }

    private static String millis(Duration life) {
        return Long.toString(Math.max(1, life.toMillis()));
    }
}
