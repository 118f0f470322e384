package io.callmesh.gateway.call;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.LineClock;
import io.callmesh.gateway.line.PacedLine;
import io.callmesh.gateway.line.Playout;
import java.util.ArrayDeque;
import java.util.Deque;

/// A line to a browser that begins to play 200 ms after the first frame has come, tells every 100 ms how far it is, and is
/// 20 ms of network away. Its clock goes on when somebody waits.
final class LatePeer implements PacedLine, LineClock {

    private static final int RATE_HZ = 16_000, STEP = RATE_HZ / 100;
    private static final long MILLI = 1_000_000, NETWORK = 20, BUFFER = 200, TELL = 100;

    private final boolean countsClears;
    private final Deque<Long> underWay = new ArrayDeque<>();
    private final Playout playout;
    private final Deque<Runnable> told = new ArrayDeque<>();
    private final Deque<Long> toldAt = new ArrayDeque<>();
    private long millis = 1_000, waiting, startAt, lastTold, clearAt = Long.MAX_VALUE;
    private int clears;
    /// Samples that have really left the loudspeaker.
    long played;

    LatePeer(boolean countsClears) {
        this.countsClears = countsClears;
        playout = new Playout(RATE_HZ, this);
    }

    @Override
    public long nanos() {
        return millis * MILLI;
    }

    @Override
    public void sleepUntil(long nanos) throws InterruptedException {
        while (millis * MILLI < nanos) tick();
        if (Thread.interrupted()) throw new InterruptedException();
    }

    void pass(long forMillis) {
        for (long end = millis + forMillis; millis < end;) tick();
    }

    private void tick() {
        millis += 10;
        while (!underWay.isEmpty() && underWay.peek() <= millis) receive();
        if (millis >= clearAt) dropped();
        if (millis >= startAt && waiting >= STEP) {
            waiting -= STEP;
            played += STEP;
        }
        if (played != lastTold && (waiting < STEP || millis % TELL == 0)) tell();
        while (!toldAt.isEmpty() && toldAt.peek() <= millis) {
            toldAt.remove();
            told.remove().run();
        }
    }

    private void receive() {
        underWay.remove();
        if (waiting < STEP && millis > startAt) startAt = millis + BUFFER;
        waiting += 2 * STEP;
    }

    private void dropped() {
        clearAt = Long.MAX_VALUE;
        waiting = 0;
        clears++;
        tell();
    }

    private void tell() {
        lastTold = played;
        long samples = played;
        int obeyed = countsClears ? clears : -1;
        told.add(() -> playout.played(samples, obeyed));
        toldAt.add(millis + NETWORK);
    }

    @Override
    public Opening opening() {
        return new Opening("test", "", "retail", "en", RATE_HZ, true, true, "");
    }

    @Override
    public void listen(Ear ear) {}

    @Override
    public Playout playout() {
        return playout;
    }

    @Override
    public void send(Frame frame) throws InterruptedException {
        underWay.add(millis + NETWORK);
    }

    @Override
    public void clear() {
        clearAt = millis + NETWORK;
    }

    @Override
    public void show(Notice notice) {}

    @Override
    public void close() {}
}
