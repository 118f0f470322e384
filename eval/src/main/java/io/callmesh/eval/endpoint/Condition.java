package io.callmesh.eval.endpoint;

import io.callmesh.audio.Wav;
import io.callmesh.eval.clip.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What may happen to a voice on its way.
enum Condition {

    CLEAN("clean"), TELEPHONE("telephone, 8 kHz mu-law"), NOISE_24("noise at 24 dB"), NOISE_12("noise at 12 dB"), BABBLE_24("voices at 24 dB"),
    BABBLE_12("voices at 12 dB"), PAUSES("pauses of 0.3-1.5 s"), TELEPHONE_PAUSES("telephone, pauses of 0.3-1.5 s");

    private static final int[] PAUSES_MS = {300, 500, 700, 900, 1_200, 1_500};
    private static final int CROWD = 7, GAP_FRAMES = 2;

    private final String told;

    Condition(String told) {
        this.told = told;
    }

    String told() {
        return told;
    }

    /// @param number of the clip: pauses differ from clip to clip
    Clip of(Clip clip, int number, List<Clip> others) {
        var random = new Random(31 + number);
        return switch (this) {
            case CLEAN -> clip;
            case TELEPHONE -> clip.with(Samples.telephone(clip.sound()));
            case NOISE_24 -> noisy(clip, 24, random);
            case NOISE_12 -> noisy(clip, 12, random);
            case BABBLE_24 -> crowded(clip, 24, others, random);
            case BABBLE_12 -> crowded(clip, 12, others, random);
            case PAUSES -> paused(clip, PAUSES_MS[number % PAUSES_MS.length], random);
            case TELEPHONE_PAUSES -> TELEPHONE.of(PAUSES.of(clip, number, others), number, others);
        };
    }

    private static Clip noisy(Clip clip, double ratioDb, Random random) {
        return clip.with(Sounds.mixed(clip.sound(), Sounds.pink(clip.sound().samples().length, random), ratioDb));
    }

    private static Clip crowded(Clip clip, double ratioDb, List<Clip> others, Random random) {
        var people = random.ints(CROWD, 0, others.size()).mapToObj(i -> others.get(i).sound()).toList();
        return clip.with(Sounds.mixed(clip.sound(), Sounds.babble(clip.sound().samples().length, clip.sound().rateHz(), people, random), ratioDb));
    }

    /// Speaks, pauses where the voice is weakest, and goes on.
    private static Clip paused(Clip clip, int pauseMs, Random random) {
        int rate = clip.sound().rateHz(), at = gap(clip) * rate / 50;
        var samples = clip.sound().samples();
        var room = Clip.room(clip.floor(), pauseMs, rate, random);
        var all = Samples.joined(List.of(Arrays.copyOf(samples, at), room, Arrays.copyOfRange(samples, at, samples.length)));
        return new Clip(clip.name(), new Wav(all, rate), clip.begin(), clip.end() + pauseMs);
    }

    private static int gap(Clip clip) {
        var levels = Clip.levels(clip.sound());
        int from = clip.begin() / Clip.FRAME_MS, length = (clip.end() - clip.begin()) / Clip.FRAME_MS;
        int best = from + length / 2;
        double least = Double.MAX_VALUE;
        for (int i = from + length / 4; i < from + length * 4 / 5; i++) {
            double sum = 0;
            for (int k = -GAP_FRAMES; k <= GAP_FRAMES; k++) sum += Math.pow(10, levels[i + k] / 20);
            if (sum < least) {
                least = sum;
                best = i;
            }
        }
        return best;
    }
}
