package io.callmesh.gateway.listen;

import io.callmesh.audio.Frame;
import io.callmesh.audio.activity.Activity;
import io.callmesh.audio.activity.ActivityMeter;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.FalseStart;
import io.callmesh.gateway.conversation.Event.SpeechStarted;
import io.callmesh.gateway.conversation.Event.Utterance;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Listens to one line, frame by frame, on the line's thread: finds speech, has it recognised while it is spoken, and
/// decides when the caller has finished.
///
/// After a short pause the recogniser is asked ahead of time; if the caller goes on, that answer is thrown away and the
/// utterance is told to the recogniser again from its start. So the words are there when the turn is taken to be over.
public final class Ear implements AutoCloseable {

    /// 0.3 s before speech was noticed, and the frames it took to notice it.
    private static final int RECENT_FRAMES = 19;
    private static final long MAX_SPEECH_MS = 60_000;
    /// Shorter sounds in which nothing is recognised are a cough or a click.
    private static final long MIN_SPEECH_MS = 400;

    private final Recognizers recognizers;
    private final ActivityMeter meter;
    private final EndpointRule rule;
    private final LongSupplier nanos;
    private final Sink<Event> events;
    private final Listening listening;
    private final Deque<Frame> recent = new ArrayDeque<>(RECENT_FRAMES);
    private Optional<Attempt> attempt = Optional.empty();

    /// What the call tells its ear; asked on the ear's thread whenever speech begins.
    public interface Listening {

        Recognizers.Order order(int rateHz);

        Expectation expectation();

        /// Words that may still change.
        void partial(Recognition.Result.Partial partial) throws InterruptedException;
    }

    public Ear(Recognizers recognizers, ActivityMeter meter, EndpointRule rule, LongSupplier nanos, Sink<Event> events, Listening listening) {
        this.recognizers = recognizers;
        this.meter = meter;
        this.rule = rule;
        this.nanos = nanos;
        this.events = events;
        this.listening = listening;
    }

    public void frame(Frame frame) throws InterruptedException {
        remember(frame);
        var activity = meter.next(frame);
        try {
            follow(frame, activity);
        } catch (MeshException failure) {
            int turn = listening.order(frame.rate()).turn();
            forget();
            events.put(new Event.Failed(turn, "recognition", failure.fault()));
        }
    }

    private void follow(Frame frame, Activity activity) throws InterruptedException {
        switch (activity.phase()) {
            case QUIET -> { }
            case STARTED -> begin(frame.rate());
            case SPEAKING -> goOn(attempt.orElseThrow(), frame, activity);
        }
    }

    private void begin(int rateHz) throws InterruptedException {
        events.put(new SpeechStarted());
        var fresh = new Attempt(recognizers, listening.order(rateHz), new ArrayList<>(recent));
        attempt = Optional.of(fresh);
        fresh.voiced(nanos.getAsLong());
        fresh.start();
    }

    private void goOn(Attempt current, Frame frame, Activity activity) throws InterruptedException {
        if (activity.voiced()) current.voiced(nanos.getAsLong());
        current.hear(frame, activity.voiced());
        var partial = current.look(nanos.getAsLong());
        if (partial.isPresent()) listening.partial(partial.get());
        long silence = activity.silence().toMillis();
        boolean tooLong = activity.speech().toMillis() > MAX_SPEECH_MS;
        if (silence >= EndpointRule.SPECULATE.toMillis() || tooLong) current.ask(nanos.getAsLong());
        if (current.answered() && (tooLong || silence >= hangover(current).toMillis())) end(current, activity);
    }

    private Duration hangover(Attempt current) {
        var words = current.words();
        var asked = listening.expectation();
        return rule.hangover(words, words.map(asked::missing).orElse(0), words.map(asked::whole).orElse(false));
    }

    private void end(Attempt current, Activity activity) throws InterruptedException {
        var words = current.words().orElseThrow();
        boolean nothing = words.hypotheses().isEmpty() && activity.speech().toMillis() < MIN_SPEECH_MS;
        var times = current.times(nanos.getAsLong(), hangover(current));
        forget();
        events.put(nothing ? new FalseStart() : new Utterance(words, times));
    }

    private void remember(Frame frame) {
        if (recent.size() == RECENT_FRAMES) recent.removeFirst();
        recent.addLast(frame);
    }

    private void forget() {
        attempt.ifPresent(Attempt::close);
        attempt = Optional.empty();
        meter.reset();
    }

    @Override
    public void close() {
        forget();
        meter.close();
    }
}
