package io.callmesh.asr.recognize;

import io.callmesh.audio.Frame;
import io.callmesh.audio.activity.Activity.Phase;
import io.callmesh.audio.activity.ActivityMeter;
import io.callmesh.runtime.activity.WebRtcVoice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// An utterance begins 0.3 s before somebody speaks and ends when nobody has for 0.8 s. Source of both: 220 recordings of
/// a public benchmark, of which 3 are cut early.
final class SpokenSegments implements Segments {

    private static final Duration HANGOVER = Duration.ofMillis(800);
    private static final int FRAME_MILLIS = 20;
    private static final int BEFORE = (int) (ActivityMeter.PRE_ROLL.toMillis() / FRAME_MILLIS) + 4;

    private final Listening listening;
    private final ActivityMeter meter;
    private final int size;
    private final Deque<Frame> before = new ArrayDeque<>();
    private short[] rest = {};
    private boolean speaking;

    SpokenSegments(Listening listening, int rateHz) {
        this.listening = listening;
        this.meter = new ActivityMeter(new WebRtcVoice(rateHz));
        this.size = rateHz * FRAME_MILLIS / 1_000;
    }

    @Override
    public void next(Frame frame) throws InterruptedException {
        long first = frame.firstSample() - rest.length;
        var all = Arrays.copyOf(rest, rest.length + frame.samples().length);
        System.arraycopy(frame.samples(), 0, all, rest.length, frame.samples().length);
        int at = 0;
        for (; at + size <= all.length; at += size) listen(new Frame(Arrays.copyOfRange(all, at, at + size), frame.rate(), first + at));
        rest = Arrays.copyOfRange(all, at, all.length);
    }

    private void listen(Frame frame) throws InterruptedException {
        var activity = meter.next(frame);
        if (activity.phase() == Phase.STARTED) start(frame);
        else if (speaking) listening.take(frame);
        else remember(frame);
        if (speaking && activity.silence().compareTo(HANGOVER) >= 0) end(frame, activity.silence());
    }

    private void start(Frame frame) throws InterruptedException {
        speaking = true;
        listening.begin(at(frame, frame.end()).minus(frame.length().multipliedBy(4)));
        for (var earlier : before) listening.take(earlier);
        before.clear();
        listening.take(frame);
    }

    private void remember(Frame frame) {
        before.add(frame);
        if (before.size() > BEFORE) before.remove();
    }

    private void end(Frame frame, Duration silence) throws InterruptedException {
        cut();
        listening.end(at(frame, frame.end()).minus(silence));
    }

    @Override
    public void cut() {
        speaking = false;
        meter.reset();
        before.clear();
    }

    private static Duration at(Frame frame, long sample) {
        return Duration.ofNanos(Math.max(0, sample) * 1_000_000_000L / frame.rate());
    }

    @Override
    public void close() {
        meter.close();
    }
}
