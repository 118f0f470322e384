package io.callmesh.gateway.speak;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// One clause of which the sound is there already.
final class Recorded implements Speech {

    private final CountDownLatch said = new CountDownLatch(1);
    private final Iterator<Frame> frames;
    private boolean done;

    Recorded(List<Frame> frames) {
        this.frames = frames.iterator();
    }

    @Override
    public void say(int id, Clause clause) {
        said.countDown();
    }

    @Override
    public void finish() {
        said.countDown();
    }

    @Override
    public Sound next(Duration patience) throws InterruptedException {
        said.await();
        if (frames.hasNext()) return new Sound.Audio(0, frames.next());
        if (done) return new Sound.End();
        done = true;
        return new Sound.Done(0);
    }

    @Override
    public void close() {}
}
