package io.callmesh.eval.endpoint;

import io.callmesh.audio.Wav;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Noise, and its mixing.
public final class Sounds {

    private static final double BELOW_LOUDEST_DB = 25;

    private Sounds() {}

    /// Noise with as much power in each octave, as rooms have it. Source: P. Kellet's filter, "economy method" (1999),
    /// as in R. Bristow-Johnson's collection of DSP notes.
    public static double[] pink(int length, Random random) {
        double low = 0, middle = 0, high = 0;
        var noise = new double[length];
        for (int i = 0; i < length; i++) {
            double white = random.nextGaussian();
            low = 0.99765 * low + white * 0.0990460;
            middle = 0.96300 * middle + white * 0.2965164;
            high = 0.57000 * high + white * 1.0526913;
            noise[i] = low + middle + high + white * 0.1848;
        }
        return noise;
    }

    /// Many people at once, none of whom can be understood.
    public static double[] babble(int length, int rateHz, List<Wav> people, Random random) {
        var noise = new double[length];
        for (var person : people) {
            var samples = person.at(rateHz).samples();
            int from = random.nextInt(samples.length);
            for (int i = 0; i < length; i++) noise[i] += samples[(from + i) % samples.length];
        }
        return noise;
    }

    /// @param ratioDb of the level of active speech (frames within 25 dB of the loudest) to that of the noise
    static Wav mixed(Wav speech, double[] noise, double ratioDb) {
        double gain = Math.sqrt(active(speech) / Arrays.stream(noise).map(x -> x * x).average().orElse(1) / Math.pow(10, ratioDb / 10));
        var mixed = new short[speech.samples().length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (short) Math.clamp(Math.round(speech.samples()[i] + gain * noise[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Wav(mixed, speech.rateHz());
    }

    private static double active(Wav speech) {
        var levels = Clip.levels(speech);
        double least = Arrays.stream(levels).max().orElse(0) - BELOW_LOUDEST_DB;
        return Arrays.stream(levels).filter(level -> level > least).map(level -> Math.pow(10, level / 10)).average().orElse(1);
    }
}
