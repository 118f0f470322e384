package io.callmesh.gateway.speak;

import io.callmesh.gateway.conversation.Clause;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The speech of a line that only shows text: every clause is done as soon as it is said.
public final class Unvoiced implements Speech {

    /// More clauses than a reply has; beyond that saying waits.
    private static final int ROOM = 64;

    private final BlockingQueue<Sound> sounds = new ArrayBlockingQueue<>(ROOM);

    @Override
    public void say(int id, Clause clause) throws InterruptedException {
        sounds.put(new Sound.Done(id));
    }

    @Override
    public void finish() {
        sounds.add(new Sound.End());
    }

    @Override
    public Sound next(Duration patience) throws InterruptedException {
        var sound = sounds.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (sound == null) throw new io.callmesh.runtime.MeshException(new io.callmesh.runtime.Fault.TimedOut("answer", patience));
        if (sound instanceof Sound.End) sounds.add(sound);
        return sound;
    }

    @Override
    public void close() {}
}
