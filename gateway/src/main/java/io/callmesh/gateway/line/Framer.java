package io.callmesh.gateway.line;

import io.callmesh.audio.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts sound that comes in pieces of any length into frames of 20 ms.
public final class Framer {

    private final int rateHz, size;
    private short[] left = {};
    private long position;

    public Framer(int rateHz) {
        this.rateHz = rateHz;
        size = rateHz / 50;
    }

    /// The frames that are complete by now; what is left over begins the next.
    public List<Frame> frames(short[] samples) {
        var all = Arrays.copyOf(left, left.length + samples.length);
        System.arraycopy(samples, 0, all, left.length, samples.length);
        var frames = new ArrayList<Frame>(all.length / size);
        int at = 0;
        for (; at + size <= all.length; at += size) {
            frames.add(new Frame(Arrays.copyOfRange(all, at, at + size), rateHz, position));
            position += size;
        }
        left = Arrays.copyOfRange(all, at, all.length);
        return frames;
    }
}
