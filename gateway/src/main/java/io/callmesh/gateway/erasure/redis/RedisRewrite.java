package io.callmesh.gateway.erasure.redis;

import io.callmesh.gateway.erasure.Trace;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/// Has Redis write its append-only file anew after something was erased, if it keeps one: the old one holds the dropped key. Returns at
/// once; erasures that come together are one rewriting. One virtual thread, until closed.
public final class RedisRewrite implements Trace, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RedisRewrite.class);
    /// Five minutes of tries.
    private static final int TRIES = 600;
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final BlockingQueue<Boolean> wanted = new ArrayBlockingQueue<>(1);
    private final RedisLink redis;
    private final Thread thread = Thread.ofVirtual().name("erasure/rewrite").unstarted(this::run);

    public RedisRewrite(RedisLink redis) {
        this.redis = redis;
        thread.start();
    }

    @Override
    public void erase(String callId) {
        var _ = wanted.offer(true);
    }

    private void run() {
        try {
            while (wanted.take()) rewrite();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void rewrite() throws InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            if (begun()) return;
            Thread.sleep(AGAIN);
        }
        LOG.warn("Redis did not write its append-only file anew: keys that were erased are still in it");
    }

    /// @return false when it has to be tried again: one that runs began before the erasure
    private boolean begun() {
        try {
            return redis.ask(commands -> {
                var state = commands.info("persistence");
                if (!state.contains("aof_enabled:1")) return true;
                if (state.contains("aof_rewrite_in_progress:1") || state.contains("aof_rewrite_scheduled:1")) return false;
                try {
                    commands.bgrewriteaof();
                    return true;
                } catch (RedisCommandExecutionException refused) {
                    return false;
                }
            });
        } catch (MeshException away) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
