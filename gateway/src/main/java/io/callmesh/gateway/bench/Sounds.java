package io.callmesh.gateway.bench;

import io.callmesh.audio.Frame;
import java.util.Arrays;

/// The two sounds there are: a voice and silence. Every frame is a new one, for whoever is given it owns it.
final class Sounds {

    private static final short LOUD = 3_000;

    private Sounds() {}

    static short[] voice() {
        var samples = new short[Schedule.FRAME_SAMPLES];
        Arrays.fill(samples, LOUD);
        return samples;
    }

    static short[] silence() {
        return new short[Schedule.FRAME_SAMPLES];
    }

    /// Voice activity as the script has it.
    static boolean isVoice(Frame frame) {
        return frame.samples()[0] == LOUD;
    }
}
