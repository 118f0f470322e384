package io.callmesh.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Signed 16-bit little-endian samples, as files and networks carry them.
public final class Pcm {

    private Pcm() {}

    /// @throws IllegalArgumentException when half a sample is left over
    public static short[] decode(byte[] bytes) {
        if (bytes.length % 2 != 0) throw new IllegalArgumentException("odd number of bytes: " + bytes.length);
        var samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    public static byte[] encode(short[] samples) {
        var bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    /// Cuts a recording into frames of 20 ms; the last one may be shorter.
    public static List<Frame> frames(short[] samples, int rateHz) {
        var frames = new ArrayList<Frame>();
        int size = rateHz / 50;
        for (int at = 0; at < samples.length; at += size) {
            var part = java.util.Arrays.copyOfRange(samples, at, Math.min(at + size, samples.length));
            frames.add(new Frame(part, rateHz, at));
        }
        return frames;
    }

    /// The level of a frame in dB over one unit of amplitude: 0 for digital silence, 90 for full scale.
    public static double levelDb(short[] samples) {
        if (samples.length == 0) return 0;
        double energy = 0;
        for (short sample : samples) energy += (double) sample * sample;
        return 10 * Math.log10(energy / samples.length + 1);
    }
}
