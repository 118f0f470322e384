package io.callmesh.eval.caller;

import io.callmesh.audio.Pcm;
import java.util.ArrayList;
import java.util.List;

/// Tells turns apart by what is heard, on lines that carry sound and nothing else: an answer begins with its first audible
/// frame after the caller has spoken or pressed a key, and is over after a second and a half of quiet.
///
/// Cannot tell a pause that long from an end, and knows no words. Time is given by the caller; safe for two threads.
public final class ByEar {

    /// Line codes make silence audible as 8 units at most; a quiet word is above 50 dB.
    private static final double AUDIBLE_DB = 40;
    private static final long QUIET_NANOS = 1_500_000_000L, GAP_NANOS = 200_000_000L;

    private int turn;
    private boolean speaking, callerSpoke;
    private long lastNanos;

    /// The caller has sent this.
    public synchronized void spoke(short[] samples) {
        if (Pcm.levelDb(samples) > AUDIBLE_DB) callerSpoke = true;
    }

    /// The caller has pressed a key.
    public synchronized void pressed() {
        callerSpoke = true;
    }

    /// The agent's voice, or its silence.
    ///
    /// @return what that means, the sound itself included
    public synchronized List<CallEvent> heard(short[] samples, long nanos) {
        var events = new ArrayList<CallEvent>();
        if (Pcm.levelDb(samples) > AUDIBLE_DB) audible(nanos, events);
        else quiet(nanos, events);
        events.add(new CallEvent.Sound(samples));
        return events;
    }

    private void audible(long nanos, List<CallEvent> events) {
        boolean another = callerSpoke && (!speaking || nanos - lastNanos > GAP_NANOS);
        if (another) {
            if (speaking) events.add(said(true));
            turn++;
            speaking = false;
            callerSpoke = false;
        }
        if (!speaking) events.add(new CallEvent.Saying(turn, ""));
        speaking = true;
        lastNanos = nanos;
    }

    /// What it means that nothing has been heard until now.
    public synchronized List<CallEvent> quiet(long nanos) {
        var events = new ArrayList<CallEvent>();
        quiet(nanos, events);
        return events;
    }

    private void quiet(long nanos, List<CallEvent> events) {
        if (!speaking || nanos - lastNanos < QUIET_NANOS) return;
        speaking = false;
        events.add(said(false));
    }

    private CallEvent said(boolean interrupted) {
        return new CallEvent.Said(turn, "", "", interrupted, List.of());
    }
}
