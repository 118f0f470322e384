package io.callmesh.runtime.seal.redis;

import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.CallKeys;
import io.callmesh.runtime.seal.CallSeal;
import io.callmesh.runtime.seal.KeptKeys;
import io.callmesh.runtime.seal.Seal;
import io.callmesh.runtime.seal.Wrapping;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The seal of one process of a mesh, whose keys are in Redis; one virtual thread keeps them fresh until it is closed. The connection is
/// its maker's to close.
public final class MeshSeal implements AutoCloseable {

    private final RedisKeys store;
    private final Wrapping wrapping;
    private final KeptKeys keys;
    private final Seal seal;
    private final Duration pause;
    private final Thread refresher = Thread.ofVirtual().name("seal/refresh").unstarted(this::refresh);

    private MeshSeal(RedisLink redis, Wrapping wrapping, KeptKeys.Settings settings, Consumer<String> erasedElsewhere) {
        this.wrapping = wrapping;
        store = new RedisKeys(redis);
        keys = new KeptKeys(store, wrapping, InstantSource.system(), settings, erasedElsewhere);
        seal = new CallSeal(keys);
        pause = settings.refresh();
    }

    /// For those who read and write of calls that others hold.
    public static MeshSeal open(RedisLink redis, Wrapping wrapping) {
        return open(redis, wrapping, KeptKeys.Settings.DEFAULT, _ -> {});
    }

    /// @param erasedElsewhere told of a call in use here whose key another process erased
    public static MeshSeal open(RedisLink redis, Wrapping wrapping, KeptKeys.Settings settings, Consumer<String> erasedElsewhere) {
        var opened = new MeshSeal(redis, wrapping, settings, erasedElsewhere);
        opened.refresher.start();
        return opened;
    }

    public Seal seal() {
        return seal;
    }

    public CallKeys keys() {
        return keys;
    }

    /// As [KeptKeys#unsettled].
    public int unsettled() {
        return keys.unsettled();
    }

    /// As [RedisKeys#renew].
    public int renew() {
        return store.renew(wrapping);
    }

    private void refresh() {
        try {
            while (true) {
                Thread.sleep(pause);
                refreshed();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void refreshed() {
        try {
            keys.refresh();
        } catch (MeshException away) {
            // The link says so once; the next round tries again.
        }
    }

    @Override
    public void close() {
        refresher.interrupt();
    }
}
