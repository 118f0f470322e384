package io.callmesh.gateway.recording;

import io.callmesh.audio.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// One side of a call: the sound of which it is not known yet what was said in it. Not thread-safe.
final class Track {

    /// Longer than nearly every turn: what waits longer is forgotten. Half a megabyte at 8 kHz.
    static final int HELD_SECONDS = 30;
    /// Frames come in bursts; a longer gap is silence on the line.
    private static final int BURST_MILLIS = 200;

    private final int rateHz;
    private final Deque<Piece> held = new ArrayDeque<>();
    private long next, samples;
    private boolean spoiled;

    /// @param first position of the first sample since the call began
    record Piece(long first, short[] samples) {}

    Track(int rateHz) {
        this.rateHz = rateHz;
    }

    /// @param millis since the call began
    void add(Frame frame, long millis) {
        long now = millis * rateHz / 1000 - frame.samples().length;
        if (now - next > (long) BURST_MILLIS * rateHz / 1000) next = now;
        held.add(new Piece(next, frame.samples().clone()));
        next += frame.samples().length;
        samples += frame.samples().length;
        while (samples > (long) HELD_SECONDS * rateHz) samples -= held.remove().samples().length;
    }

    /// What waits now must not be recorded, whatever is told of it.
    void spoil() {
        spoiled = true;
    }

    /// Lets go of what waits.
    ///
    /// @return nothing when it is not harmless
    List<Piece> release(boolean harmless) {
        var released = harmless && !spoiled ? new ArrayList<>(held) : List.<Piece>of();
        held.clear();
        samples = 0;
        spoiled = false;
        return released;
    }
}
