package io.callmesh.gateway.erasure.redis;

import io.callmesh.gateway.erasure.Trace;
import io.callmesh.runtime.redis.RedisLink;
import java.util.List;

/// The session of a call, and what it has had done.
public final class RedisTrace implements Trace {

    private final RedisLink redis;

    public RedisTrace(RedisLink redis) {
        this.redis = redis;
    }

    @Override
    public void erase(String callId) {
        var one = "callmesh:{" + callId + "}:";
        for (var key : List.of(one + "session", one + "deeds", "callmesh:session:" + callId, "callmesh:deeds:" + callId)) {
            redis.ask(commands -> commands.del(key));
        }
    }
}
