package io.callmesh.gateway.line.chat;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A line without sound. The call puts notices in and takes typing out; the other side does the reverse. Thread-safe.
public final class ChatLine implements Line {

    /// More than one turn ever holds; what nobody reads beyond this loses its oldest.
    private static final int NOTICES = 1000;

    /// Faster than anybody types.
    private static final int TYPED = 16;

    /// What its caller does.
    private sealed interface Typed {

        record Text(Spoken text) implements Typed {}

        record Keys(String digits) implements Typed {}

        record Gone() implements Typed {}
    }

    private final BlockingQueue<Typed> typed = new ArrayBlockingQueue<>(TYPED);
    private final BlockingQueue<Notice> notices = new ArrayBlockingQueue<>(NOTICES);
    private final Opening opening;
    private final Duration patience;
    private volatile boolean closed;

    /// @param patience how long nothing may be typed before the line hangs up
    public ChatLine(Opening opening, Duration patience) {
        this.opening = opening;
        this.patience = patience;
    }

    /// @return false when too much is waiting already
    public boolean type(Spoken text) {
        return typed.offer(new Typed.Text(text));
    }

    /// @return false when too much is waiting already
    public boolean press(String digits) {
        return typed.offer(new Typed.Keys(digits));
    }

    public void hangUp() {
        while (!typed.offer(new Typed.Gone())) typed.clear();
    }

    /// The next notice, if there is one within the time given.
    public Optional<Notice> next(Duration wait) throws InterruptedException {
        return Optional.ofNullable(notices.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// All notices there are; never waits.
    public List<Notice> shown() {
        var all = new ArrayList<Notice>();
        notices.drainTo(all);
        return all;
    }

    /// Whether the call is over and everything has been read.
    public boolean finished() {
        return closed && notices.isEmpty();
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public void listen(Ear ear) throws InterruptedException {
        while (!closed) {
            switch (typed.poll(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                case Typed.Text(var text) -> ear.text(text.reveal());
                case Typed.Keys(var digits) -> ear.keys(digits);
                case Typed.Gone _ -> closed = true;
                case null -> closed = true;
            }
        }
    }

    @Override
    public boolean reconnects() {
        return true;
    }

    @Override
    public void show(Notice notice) {
        while (!notices.offer(notice)) notices.poll();
    }

    @Override
    public void close() {
        closed = true;
    }

    /// A chat has no sound: nothing is queued, nothing is heard.
    @Override
    public void play(Frame frame) {}

    @Override
    public void drain() {}

    @Override
    public void hush() {}

    @Override
    public long heard() {
        return 0;
    }
}
