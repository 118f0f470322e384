package io.callmesh.eval.caller;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Sends 20 ms of sound every 20 ms by an absolute clock: what the caller says, and the room's noise between.
///
/// [#run] belongs to one thread until it is interrupted; [#say] is called by another one.
final class Mouth {

    private static final long FRAME_NANOS = 20_000_000;

    private final Connection line;
    private final int frameSamples;
    private final Room room = new Room();
    private final BlockingQueue<Speech> next = new ArrayBlockingQueue<>(1); // a caller says one thing at a time
    private final Consumer<short[]> onSent;
    private final Runnable onSpoken;
    private Speech current = new Speech(new short[0]);

    /// @param onSent   given each frame on the speaking thread when it has been sent
    /// @param onSpoken run on the speaking thread when the last frame of something said has been sent
    Mouth(Connection line, int rateHz, Consumer<short[]> onSent, Runnable onSpoken) {
        this.onSent = onSent;
        this.onSpoken = onSpoken;
        this.line = line;
        this.frameSamples = rateHz / 50;
    }

    /// Begins to say it.
    void say(short[] samples) {
        if (!next.offer(new Speech(samples))) throw new IllegalStateException("already speaking");
    }

    void run() throws InterruptedException {
        long due = System.nanoTime();
        while (true) {
            boolean speaking = advance();
            var frame = frame();
            line.sound(frame);
            onSent.accept(frame);
            if (speaking && current.done()) onSpoken.run();
            due += FRAME_NANOS;
            waitUntil(due);
        }
    }

    /// Whether there is something to say.
    private boolean advance() {
        if (!current.done()) return true;
        var following = Optional.ofNullable(next.poll());
        following.ifPresent(speech -> current = speech);
        return following.isPresent();
    }

    private short[] frame() {
        return current.take(frameSamples, room);
    }

    private static void waitUntil(long due) throws InterruptedException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) throw new InterruptedException();
        }
        if (Thread.interrupted()) throw new InterruptedException();
    }

    private static final class Speech {

        private final short[] samples;
        private int at;

        private Speech(short[] samples) {
            this.samples = samples;
        }

        private short[] take(int count, Room room) {
            int held = Math.min(count, samples.length - at);
            var frame = Arrays.copyOfRange(samples, at, at + held);
            at += held;
            if (held == count) return frame;
            var padded = room.silence(count);
            System.arraycopy(frame, 0, padded, 0, held);
            return padded;
        }

        private boolean done() {
            return at >= samples.length;
        }
    }
}
