package io.callmesh.audio.dtmf;

import java.util.Arrays;

/// The sound of keys, as a telephone makes it.
///
/// Source: ITU-T Recommendation Q.23 for the tones. 100 ms of tone and 100 ms of pause, more than the 40 and 40 of
/// Recommendation Q.24; the higher tone is 2 dB louder, so that it is no weaker after a long line; together 9 dB below full
/// scale. A tone begins and ends within 2 ms, so that it does not click.
public final class KeyTones {

    private static final double LOW = 0.19 * Short.MAX_VALUE, HIGH = 1.26 * LOW, RAMP_S = 0.002;
    private static final double TONE_S = 0.1, PAUSE_S = 0.1, WAIT_S = 0.5;

    private KeyTones() {}

    /// The keys one after the other, each followed by its pause; `w` is half a second of silence.
    ///
    /// @param keys of `0123456789*#ABCD` and `w`
    /// @throws IllegalArgumentException when something else is among them
    public static short[] of(String keys, int rateHz) {
        var sound = new short[0];
        for (char key : keys.toCharArray()) {
            var next = key == 'w' ? new short[samples(WAIT_S, rateHz)] : followed(tone(key, TONE_S, rateHz), samples(PAUSE_S, rateHz));
            sound = Arrays.copyOf(sound, sound.length + next.length);
            System.arraycopy(next, 0, sound, sound.length - next.length, next.length);
        }
        return sound;
    }

    static short[] tone(char key, double seconds, int rateHz) {
        int place = Keys.place(key);
        double low = 2 * Math.PI * Keys.LOW_HZ[place / 4] / rateHz, high = 2 * Math.PI * Keys.HIGH_HZ[place % 4] / rateHz;
        var samples = new short[samples(seconds, rateHz)];
        int ramp = samples(RAMP_S, rateHz);
        for (int i = 0; i < samples.length; i++) {
            double gain = Math.min(1, (double) Math.min(i, samples.length - 1 - i) / ramp);
            samples[i] = (short) Math.round(gain * (LOW * Math.sin(low * i) + HIGH * Math.sin(high * i)));
        }
        return samples;
    }

    private static short[] followed(short[] tone, int pause) {
        return Arrays.copyOf(tone, tone.length + pause);
    }

    private static int samples(double seconds, int rateHz) {
        return (int) Math.round(seconds * rateHz);
    }
}
