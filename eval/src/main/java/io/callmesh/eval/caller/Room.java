package io.callmesh.eval.caller;

import java.util.Random;

/// The sound of a caller who says nothing: white noise of 4 units, some 78 dB below full scale. Digital silence is never
/// sent, because no telephone makes it and recognisers do badly on it.
///
/// Source: `asr-baseline` measurements of 22 November 2026 (padding with zeros: no utterance recognised).
final class Room {

    private static final double SIGMA = 4;

    private final Random noise = new Random(1);

    short[] silence(int samples) {
        var quiet = new short[samples];
        for (int i = 0; i < samples; i++) quiet[i] = (short) Math.round(noise.nextGaussian() * SIGMA);
        return quiet;
    }
}
