package io.callmesh.gateway.session.redis;

/// What happens to a session in one step, in Redis (Lua, `EVAL`). `KEYS[1]` is the session's hash, or the set of live calls.
final class Scripts {

    /// Milliseconds by the clock of Redis, which is the same for all gateways whatever their own say.
    private static final String NOW = """
            local clock = redis.call('TIME')
            local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
            """;

    /// `version fence owner sealed ttl lease token ended`: 1 when saved. The same version again, from the same hands, is one whose first
    /// attempt timed out after it had reached Redis.
    static final String SAVE = NOW + """
            local stored = redis.call('HMGET', KEYS[1], 'version', 'fence', 'owner')
            if stored[1] then
              local version, fence = tonumber(stored[1]), tonumber(stored[2])
              if fence > tonumber(ARGV[2]) then return 0 end
              if fence == tonumber(ARGV[2]) then
                if stored[3] ~= ARGV[3] then return 0 end
                if version > tonumber(ARGV[1]) then return 0 end
              end
            end
            redis.call('HSET', KEYS[1], 'version', ARGV[1], 'fence', ARGV[2], 'owner', ARGV[3], 'sealed', ARGV[4], 'ended', ARGV[8], 'until', string.format('%.0f', now + ARGV[6]))
            if ARGV[7] ~= '' then redis.call('HSET', KEYS[1], 'token', ARGV[7]) end
            redis.call('PEXPIRE', KEYS[1], ARGV[5])
            return 1
            """;

    /// `owner lease grace`: the next fence and the sealed JSON; nothing when there is no such session, or, with a grace, when it has ended or
    /// somebody's lease on it ended later than so long ago.
    static final String TAKE = NOW + """
            local stored = redis.call('HMGET', KEYS[1], 'fence', 'sealed', 'ended', 'until')
            if not stored[1] then return {} end
            if ARGV[3] ~= '' and (stored[3] == '1' or tonumber(stored[4]) + tonumber(ARGV[3]) > now) then return {} end
            local fence = stored[1] + 1
            redis.call('HSET', KEYS[1], 'fence', fence, 'owner', ARGV[1], 'until', string.format('%.0f', now + ARGV[2]))
            return {fence, stored[2]}
            """;

    /// `fence owner lease ttl`: 1 ours, 0 others', -1 not there.
    static final String RENEW = NOW + """
            local stored = redis.call('HMGET', KEYS[1], 'fence', 'owner')
            if not stored[1] then return -1 end
            if tonumber(stored[1]) < tonumber(ARGV[1]) then return -1 end
            if stored[1] ~= ARGV[1] or stored[2] ~= ARGV[2] then return 0 end
            redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + ARGV[3]))
            redis.call('PEXPIRE', KEYS[1], ARGV[4])
            return 1
            """;

    /// `fence owner`: 1 when it was ours. The owner stays, so that what this gateway may still say of it is heard until somebody takes it.
    static final String RELEASE = NOW + """
            local stored = redis.call('HMGET', KEYS[1], 'fence', 'owner')
            if stored[1] ~= ARGV[1] or stored[2] ~= ARGV[2] then return 0 end
            redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now))
            return 1
            """;

    /// `call lease`, on the set.
    static final String LIST = NOW + """
            return redis.call('ZADD', KEYS[1], string.format('%.0f', now + ARGV[2]), ARGV[1])
            """;

    /// `grace most`, on the set: the calls whose leases ended longer ago.
    static final String LATE = NOW + """
            return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - ARGV[1]), 'LIMIT', 0, ARGV[2])
            """;

    /// `call grace`, on the set: takes it out if nobody has put it in anew since.
    static final String FORGET = NOW + """
            local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
            if score and tonumber(score) + tonumber(ARGV[2]) <= now then return redis.call('ZREM', KEYS[1], ARGV[1]) end
            return 0
            """;

    private Scripts() {}
}
