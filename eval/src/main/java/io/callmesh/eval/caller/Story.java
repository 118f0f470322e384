package io.callmesh.eval.caller;

import io.callmesh.audio.Pcm;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What has happened in a call so far. One thread tells it, another one waits for something to be true of it.
final class Story {

    /// Room noise is at 12 dB over one unit, a quiet word above 50.
    private static final double AUDIBLE_DB = 35;
    /// However much there is to hear: the longest menu takes less.
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final List<CallEvent> events = new ArrayList<>();
    private int heardTurn = -1, saidTurn = -1, sayingTurn = -1;
    private long sayingSamples;
    private long lastVoicedNanos, firstSoundNanos, newsNanos = System.nanoTime();
    private boolean over, spoken;
    private Optional<MeshException> failure = Optional.empty();

    synchronized void tell(CallEvent event) {
        switch (event) {
            case CallEvent.Heard heard -> heardTurn = Math.max(heardTurn, heard.turn());
            case CallEvent.Saying saying -> begin(saying.turn());
            case CallEvent.Said said -> saidTurn = Math.max(saidTurn, said.turn());
            case CallEvent.Sound(var samples) -> sound(samples);
            case CallEvent.Ended _ -> over = true;
            case CallEvent.Keyed keyed -> heardTurn = Math.max(heardTurn, keyed.turn());
            case CallEvent.Opened _, CallEvent.Understood _, CallEvent.ToolUsed _, CallEvent.Guarded _, CallEvent.Latency _,
                    CallEvent.Cleared _, CallEvent.Trouble _ -> { }
        }
        if (!(event instanceof CallEvent.Sound)) events.add(event);
        newsNanos = System.nanoTime();
        notifyAll();
    }

    private void begin(int turn) {
        if (turn <= sayingTurn) return;
        sayingTurn = turn;
        sayingSamples = 0;
        firstSoundNanos = 0;
    }

    private void sound(short[] samples) {
        sayingSamples += samples.length;
        if (firstSoundNanos == 0 && Pcm.levelDb(samples) > AUDIBLE_DB) firstSoundNanos = System.nanoTime();
    }

    /// The call broke.
    synchronized void finish(MeshException cause) {
        if (!over) failure = Optional.of(cause);
        over = true;
        notifyAll();
    }

    synchronized void speaking() {
        spoken = false;
    }

    /// The caller has sent a frame.
    synchronized void sent(short[] samples) {
        if (Pcm.levelDb(samples) > AUDIBLE_DB) lastVoicedNanos = System.nanoTime();
    }

    /// From the caller's last voiced frame to the first audible one of the latest answer, as the caller's own clock has it;
    /// empty while there is no answer to what was said last.
    synchronized OptionalDouble silenceMs() {
        boolean measured = lastVoicedNanos != 0 && firstSoundNanos > lastVoicedNanos;
        return measured ? OptionalDouble.of((firstSoundNanos - lastVoicedNanos) / 1e6) : OptionalDouble.empty();
    }

    /// Whether something said later than `position` has been understood.
    synchronized boolean understoodAfter(int position) {
        return events.subList(position, events.size()).stream().anyMatch(CallEvent.Understood.class::isInstance);
    }

    /// The caller's last frame has been sent.
    synchronized void spoke() {
        spoken = true;
        notifyAll();
    }

    synchronized boolean spoken() {
        return spoken;
    }

    /// Whether `truth` came true within `patience` of now or of the last thing heard, whichever is later: whoever hears somebody
    /// speak waits for the end of it. At once false when the call is over first.
    synchronized boolean await(Duration patience, Predicate<Story> truth) throws InterruptedException {
        long begin = System.nanoTime();
        while (!truth.test(this)) {
            long left = Math.min(Math.max(begin, newsNanos) + patience.toNanos(), begin + LONGEST.toNanos()) - System.nanoTime();
            if (over || left <= 0) return false;
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    synchronized boolean over() {
        return over;
    }

    synchronized Optional<MeshException> failure() {
        return failure;
    }

    /// The highest turn that anything was told of.
    synchronized int turn() {
        return Math.max(heardTurn, Math.max(saidTurn, sayingTurn));
    }

    /// Whether what was said after `before` has been answered to the end, as far as is known.
    synchronized boolean answeredAfter(int before) {
        return saidTurn > before && saidTurn >= turn();
    }

    /// Whether `samples` of an answer later than `before` have come, or all of a shorter one.
    synchronized boolean underWay(int before, long samples) {
        return sayingTurn > before && sayingSamples >= samples || answeredAfter(before);
    }

    synchronized int size() {
        return events.size();
    }

    synchronized List<CallEvent> since(int position) {
        return List.copyOf(events.subList(position, events.size()));
    }
}
