package io.callmesh.gateway.line.rtp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What goes out on one stream: four packets wait at most, one goes every 20 ms, and silence goes where there is none, so that
/// routers keep the way open. The mouth puts in and waits; the pacer takes and never does.
final class Outgoing {

    private static final int ROOM = 4, SAMPLES = 160;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Deque<Item> waiting = new ArrayDeque<>(ROOM);
    private final int source = ThreadLocalRandom.current().nextInt();
    private int sequence = ThreadLocalRandom.current().nextInt() & 0xffff, timestamp = ThreadLocalRandom.current().nextInt();
    private boolean marked = true, closed;
    private Optional<Item.Key> pressing = Optional.empty();
    private long heard;

    /// 20 ms of what goes out.
    sealed interface Item {

        /// @param samples how many of its code are to be heard; the rest is filling
        record Voice(byte[] code, int samples) implements Item {}

        /// One packet of a telephone-event.
        ///
        /// @param tick  how many went before it
        /// @param ended whether the key is let go
        record Key(int event, int tick, boolean ended) implements Item {

            int ticksLong() {
                return ended ? Math.min(tick, KeyPress.TICKS) : tick + 1;
            }
        }

        /// Nothing on purpose.
        record Rest() implements Item {}
    }

    void ready() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.size() >= ROOM && !closed) await();
        } finally {
            lock.unlock();
        }
    }

    void put(Item item) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.size() >= ROOM && !closed) await();
            if (!closed) waiting.add(item);
        } finally {
            lock.unlock();
        }
    }

    /// Until nothing waits, for as long as `nanos` at most.
    void drain(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = nanos; !waiting.isEmpty() && !closed && left > 0;) left = moved.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }

    private void await() throws InterruptedException {
        moved.awaitNanos(LOOK_NANOS);
    }

    /// Drops what waits. A key that has begun is let go of: nobody hears it on for ever.
    void hush() {
        lock.lock();
        try {
            waiting.clear();
            pressing.ifPresent(key -> {
                for (int i = 0; i < KeyPress.ENDS; i++) waiting.add(new Item.Key(key.event(), key.tick() + 1 + i, true));
            });
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    long heard() {
        lock.lock();
        try {
            return heard;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Writes the packet of this tick.
    ///
    /// @param missed ticks before this one that are left out: the time of the stream goes on all the same
    /// @return false when there is nothing to send
    boolean next(Agreement agreed, int missed, ByteBuffer datagram) {
        lock.lock();
        try {
            timestamp += missed * SAMPLES;
            marked |= missed > 0;
            boolean written = agreed.direction().sends() ? write(agreed, datagram) : skip();
            timestamp += SAMPLES;
            return written;
        } finally {
            lock.unlock();
        }
    }

    private boolean skip() {
        marked = true;
        return false;
    }

    private boolean write(Agreement agreed, ByteBuffer datagram) {
        var item = Optional.ofNullable(waiting.poll());
        if (item.isPresent()) moved.signalAll();
        datagram.clear();
        switch (item.orElse(new Item.Voice(new byte[0], 0))) {
            case Item.Voice(var code, int samples) -> voice(agreed, code, samples, datagram);
            case Item.Rest _ -> voice(agreed, new byte[0], SAMPLES, datagram);
            case Item.Key key -> key(agreed, key, datagram);
        }
        datagram.flip();
        return true;
    }

    private void voice(Agreement agreed, byte[] code, int samples, ByteBuffer datagram) {
        RtpPacket.head(datagram, agreed.voiceType(), marked, sequence++ & 0xffff, timestamp, source);
        var filling = new byte[SAMPLES - code.length];
        Arrays.fill(filling, agreed.coding().silent());
        datagram.put(code).put(filling);
        marked = false;
        heard += samples;
        pressing = Optional.empty();
    }

    /// All packets of a key have the time at which it was pressed.
    private void key(Agreement agreed, Item.Key key, ByteBuffer datagram) {
        RtpPacket.head(datagram, agreed.keysType().orElse(agreed.voiceType()), key.tick() == 0, sequence++ & 0xffff, timestamp - key.tick() * SAMPLES, source);
        datagram.put((byte) key.event()).put((byte) (KeyPress.VOLUME | (key.ended() ? 0x80 : 0))).putShort((short) (key.ticksLong() * SAMPLES));
        heard += SAMPLES;
        pressing = key.ended() ? Optional.empty() : Optional.of(key);
    }
}
