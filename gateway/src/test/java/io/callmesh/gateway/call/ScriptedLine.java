package io.callmesh.gateway.call;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A line that a test talks into, and whose caller hears a frame whenever the test allows it.
class ScriptedLine implements Line {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<Doing> doings = new LinkedBlockingQueue<>();
    private final BlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
    private final Semaphore allowed = new Semaphore(0), played = new Semaphore(0);
    private final AtomicLong heard = new AtomicLong();
    private final Opening opening;
    final BlockingQueue<String> transferred = new LinkedBlockingQueue<>();
    volatile boolean closed, transfers, accepts;

    private interface Doing {
        void to(Ear ear) throws InterruptedException;
    }

    ScriptedLine() {
        this(new Opening("test", "", "shop", "", 16_000, true, true, ""));
    }

    ScriptedLine(Opening opening) {
        this.opening = opening;
    }

    void type(String text) {
        doings.add(ear -> ear.text(text));
    }

    void press(String keys) {
        doings.add(ear -> ear.keys(keys));
    }

    /// Sounds for which the scripted recogniser has words.
    void speak(int frames) {
        sound(50, 0);
        sound(frames, 3_000);
    }

    void quiet(int frames) {
        sound(frames, 0);
    }

    private void sound(int frames, int loudness) {
        var samples = new short[320];
        java.util.Arrays.fill(samples, (short) loudness);
        for (int i = 0; i < frames; i++) doings.add(ear -> ear.frame(new Frame(samples, 16_000, 0)));
    }

    void hangUp() {
        doings.add(_ -> { throw new Gone(); });
    }

    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Lets the caller hear that many more frames.
    void allow(int frames) {
        allowed.release(frames);
    }

    /// Lets the caller hear that many more frames, and waits until that is so.
    void hear(int frames) throws InterruptedException {
        played.drainPermits();
        allow(frames);
        if (!played.tryAcquire(frames, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) throw new AssertionError("nothing to hear within " + PATIENCE);
    }

    <T extends Notice> T await(Class<T> kind) throws InterruptedException {
        while (true) {
            var notice = notices.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (notice == null) throw new AssertionError("no " + kind.getSimpleName() + " within " + PATIENCE);
            if (kind.isInstance(notice)) return kind.cast(notice);
        }
    }

    @Override
    public boolean transfers() {
        return transfers;
    }

    @Override
    public boolean transfer(String target) {
        transferred.add(target);
        return accepts;
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public void listen(Ear ear) throws InterruptedException {
        try {
            while (true) doings.take().to(ear);
        } catch (Gone hungUp) {
            return;
        }
    }

    @Override
    public void play(Frame frame) throws InterruptedException {
        allowed.acquire();
        heard.addAndGet(frame.samples().length);
        played.release();
    }

    @Override
    public void drain() {}

    @Override
    public void hush() {}

    @Override
    public long heard() {
        return heard.get();
    }

    @Override
    public void show(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void close() {
        closed = true;
    }
}
