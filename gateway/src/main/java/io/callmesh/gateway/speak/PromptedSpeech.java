package io.callmesh.gateway.speak;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A reply of which some clauses are recorded and the others are spoken by a voice, in the order in which they were said.
final class PromptedSpeech implements Speech {

    private static final int FRAMES_A_SECOND = 50;

    /// A clause that has been said and not been heard to its end.
    private sealed interface Part {

        int id();

        record Voiced(int id) implements Part {}

        record Recorded(int id, short[] samples) implements Part {}
    }

    private final Speech voice;
    private final Speaker.Voice wanted;
    private final Prompts prompts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    /// As many as a reply has clauses; the voice holds no fewer.
    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean finished;
    private int played;
    private long position;

    /// @param voice for what is not recorded; owned from here on
    PromptedSpeech(Speech voice, Speaker.Voice wanted, Prompts prompts) {
        this.voice = voice;
        this.wanted = wanted;
        this.prompts = prompts;
    }

    @Override
    public void say(int id, Clause clause) throws InterruptedException {
        var recording = prompts.of(wanted.assistant(), clause);
        add(recording.isPresent() ? new Part.Recorded(id, recording.get().at(wanted.rateHz()).samples()) : new Part.Voiced(id));
        if (recording.isEmpty()) voice.say(id, clause);
    }

    private void add(Part part) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            parts.add(part);
            told.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void finish() {
        lock.lock();
        try {
            finished = true;
            told.signal();
        } finally {
            lock.unlock();
        }
        voice.finish();
    }

    @Override
    public Sound next(Duration patience) throws InterruptedException {
        return switch (part(patience)) {
            case Part.Recorded recorded -> piece(recorded);
            case Part.Voiced voiced when voiced.id() < 0 -> new Sound.End();
            case Part.Voiced _ -> placed(voice.next(patience));
        };
    }

    /// What is to be heard; a part below 0 when all has been.
    private Part part(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = patience.toNanos(); parts.isEmpty() && !finished; left = told.awaitNanos(left)) {
                if (left <= 0) throw new MeshException(new Fault.TimedOut("speech", patience));
            }
            return parts.isEmpty() ? new Part.Voiced(-1) : parts.getFirst();
        } finally {
            lock.unlock();
        }
    }

    private Sound piece(Part.Recorded recorded) {
        int size = wanted.rateHz() / FRAMES_A_SECOND, end = Math.min(played + size, recorded.samples().length);
        if (played >= end) return done(recorded.id());
        var piece = Arrays.copyOfRange(recorded.samples(), played, end);
        played = end;
        return new Sound.Audio(recorded.id(), frame(piece));
    }

    private Sound placed(Sound sound) {
        return switch (sound) {
            case Sound.Audio(int id, var frame) -> new Sound.Audio(id, frame(frame.samples()));
            case Sound.Done(int id) -> done(id);
            case Sound.Words _, Sound.End _ -> sound;
        };
    }

    private Frame frame(short[] samples) {
        var frame = new Frame(samples, wanted.rateHz(), position);
        position += samples.length;
        return frame;
    }

    private Sound done(int id) {
        lock.lock();
        try {
            parts.removeIf(part -> part.id() == id);
            played = 0;
        } finally {
            lock.unlock();
        }
        return new Sound.Done(id);
    }

    @Override
    public void close() {
        voice.close();
    }
}
