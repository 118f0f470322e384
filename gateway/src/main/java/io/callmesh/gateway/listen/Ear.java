package io.callmesh.gateway.listen;

import io.callmesh.audio.Frame;
import io.callmesh.audio.activity.ActivityMeter;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.listen.Recognition.Result;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Listens to one line, frame by frame: finds speech, has it recognised while it is spoken, and tells when the caller has
/// finished. Does what its [Attention] says.
///
/// Frames come on the line's thread, results on the recognition's: one at a time is attended to.
public final class Ear implements AutoCloseable {

    /// 0.3 s before speech was noticed, and the frames it took to notice it.
    private static final int RECENT_FRAMES = 19;

    private final Recognizers recognizers;
    private final ActivityMeter meter;
    private final Attention attention;
    private final LongSupplier nanos;
    private final Sink<Event> events;
    private final Listening listening;
    private final ReentrantLock attending = new ReentrantLock();
    private final Deque<Stimulus> stimuli = new ArrayDeque<>();
    private final Deque<Frame> recent = new ArrayDeque<>(RECENT_FRAMES);
    private Stimulus.Expecting expecting = new Stimulus.Expecting(Expectation.NOTHING, "");
    private Optional<Attempt> attempt = Optional.empty();

    /// What the call tells its ear, and what it may want to see.
    public interface Listening {

        /// Asked whenever speech begins.
        Recognizers.Order order(int rateHz);

        Expectation expectation();

        /// What the caller speaks, BCP 47.
        String language();

        /// Words that may still change.
        void partial(Result.Partial partial) throws InterruptedException;

        /// Told of every stimulus before it is attended to. Must return at once.
        void noticed(Stimulus stimulus, long nanos);
    }

    public Ear(Recognizers recognizers, ActivityMeter meter, EndpointRule rule, LongSupplier nanos, Sink<Event> events, Listening listening) {
        this.recognizers = recognizers;
        this.meter = meter;
        this.nanos = nanos;
        this.events = events;
        this.listening = listening;
        attention = new Attention(rule);
    }

    public void frame(Frame frame) throws InterruptedException {
        attending.lockInterruptibly();
        try {
            remember(frame);
            expect(new Stimulus.Expecting(listening.expectation(), listening.language()));
            attend(new Stimulus.Sensed(meter.next(frame)));
        } finally {
            attending.unlock();
        }
    }

    private void expect(Stimulus.Expecting now) throws InterruptedException {
        if (now.equals(expecting)) return;
        expecting = now;
        attend(now);
    }

    private void recognized(Result result) throws InterruptedException {
        attending.lockInterruptibly();
        try {
            if (result instanceof Result.Partial partial) listening.partial(partial);
            attend(new Stimulus.Recognized(result));
        } finally {
            attending.unlock();
        }
    }

    /// What comes while something is being done waits for its end.
    private void attend(Stimulus stimulus) throws InterruptedException {
        stimuli.add(stimulus);
        if (stimuli.size() > 1) return;
        try {
            for (var next = stimuli.peek(); next != null; next = stimuli.peek()) {
                obey(next);
                stimuli.remove();
            }
        } finally {
            stimuli.clear();
        }
    }

    private void obey(Stimulus stimulus) throws InterruptedException {
        long now = nanos.getAsLong();
        listening.noticed(stimulus, now);
        try {
            for (var todo : attention.next(stimulus, now)) obey(todo);
        } catch (MeshException lost) {
            stimuli.add(new Stimulus.Recognized(new Result.Lost(lost.fault(), false)));
        }
    }

    private void obey(Todo todo) throws InterruptedException {
        switch (todo) {
            case Todo.Begin _ -> begin();
            case Todo.Ask _ -> attempt.orElseThrow().ask();
            case Todo.TellAgain _ -> attempt.orElseThrow().begin();
            case Todo.Forget _ -> forget();
            case Todo.Tell(var event) -> events.put(event);
        }
    }

    private void begin() throws InterruptedException {
        var fresh = new Attempt(recognizers, listening.order(recent.getLast().rate()), new ArrayList<>(recent), this::recognized);
        attempt = Optional.of(fresh);
        fresh.begin();
    }

    private void remember(Frame frame) throws InterruptedException {
        if (recent.size() == RECENT_FRAMES) recent.removeFirst();
        recent.addLast(frame);
        if (attempt.isEmpty()) return;
        try {
            attempt.get().hear(frame);
        } catch (MeshException stalled) {
            attend(new Stimulus.Recognized(new Result.Lost(stalled.fault(), false)));
        }
    }

    private void forget() {
        attempt.ifPresent(Attempt::close);
        attempt = Optional.empty();
        meter.reset();
    }

    @Override
    public void close() {
        attending.lock();
        try {
            forget();
            meter.close();
        } finally {
            attending.unlock();
        }
    }
}
