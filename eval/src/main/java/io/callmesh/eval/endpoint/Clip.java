package io.callmesh.eval.endpoint;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import io.callmesh.eval.clip.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// One utterance of a person with room around it.
///
/// @param sound as the line carries it
/// @param begin of speech, in ms, by the clean recording
/// @param end   of speech, likewise
record Clip(String name, Wav sound, int begin, int end) {

    static final int FRAME_MS = 20, BEFORE_MS = 1_200, AFTER_MS = 2_600;
    private static final List<String> DIGITS = List.of("fsdd/", "vosk-sphinx4-10001/", "uberi-sr/english", "pocketsphinx-test/numbers");
    private static final double QUIETEST_DB = 12, BELOW_LOUDEST_DB = 30, ABOVE_FLOOR_DB = 10;
    /// Speech lasts at least so many frames, else it is a click.
    private static final int RUN = 3;

    /// Puts room noise of the recording's own level around it and finds the speech in it by its energy.
    static Clip of(String name, Wav recording, Random random) {
        var levels = levels(recording);
        double loudest = Arrays.stream(levels).max().orElse(0), floor = floor(levels);
        var sound = Samples.joined(List.of(room(floor, BEFORE_MS, recording.rateHz(), random), recording.samples(),
                room(floor, AFTER_MS, recording.rateHz(), random)));
        var clip = new Clip(name, new Wav(sound, recording.rateHz()), 0, 0);
        var speech = clip.speech(Math.max(loudest - BELOW_LOUDEST_DB, floor + ABOVE_FLOOR_DB));
        if (speech.isEmpty()) throw new IllegalArgumentException(name + " is silent");
        return new Clip(name, clip.sound, speech.getFirst() * FRAME_MS, (speech.getLast() + 1) * FRAME_MS);
    }

    /// Whether somebody tells digits. How many there are is known to who asked for them.
    boolean dictated() {
        return DIGITS.stream().anyMatch(name::startsWith);
    }

    /// How complete the words are before a pause within.
    List<Double> paused() {
        return dictated() ? Completeness.HALF : Completeness.BEGINNING;
    }

    /// How complete they are when all is said.
    List<Double> ended() {
        return dictated() ? Completeness.CERTAIN : Completeness.WHOLE;
    }

    Clip with(Wav other) {
        return new Clip(name, other, begin, end);
    }

    List<Frame> frames() {
        return Pcm.frames(sound.samples(), sound.rateHz());
    }

    double floor() {
        return floor(levels(sound));
    }

    static short[] room(double db, int millis, int rateHz, Random random) {
        double sigma = Math.pow(10, db / 20);
        var samples = new short[rateHz / 1_000 * millis];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) Math.round(random.nextGaussian() * sigma);
        return samples;
    }

    static double[] levels(Wav wav) {
        return Pcm.frames(wav.samples(), wav.rateHz()).stream().mapToDouble(frame -> Pcm.levelDb(frame.samples())).toArray();
    }

    /// The level that one frame in twenty stays below.
    private static double floor(double[] levels) {
        var sorted = levels.clone();
        Arrays.sort(sorted);
        double loudest = sorted[sorted.length - 1];
        return Math.max(QUIETEST_DB, Math.min(sorted[sorted.length / 20], loudest - 40));
    }

    private List<Integer> speech(double threshold) {
        var levels = levels(sound);
        var speech = new ArrayList<Integer>();
        int run = 0;
        for (int i = 0; i < levels.length; i++) {
            run = levels[i] > threshold ? run + 1 : 0;
            if (run == RUN) for (int k = RUN - 1; k > 0; k--) speech.add(i - k);
            if (run >= RUN) speech.add(i);
        }
        return speech;
    }
}
