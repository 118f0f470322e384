package io.callmesh.eval.caller;

import io.callmesh.audio.Wav;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The sound of a caller who says nothing: white noise of 4 units, some 78 dB below full scale. Digital silence is never
/// sent, because no telephone makes it and recognisers do badly on it.
///
/// Source: `asr-baseline` measurements of 22 November 2026 (padding with zeros: no utterance recognised).
public final class Room {

    private static final double SIGMA = 4;

    private final Random noise = new Random(1);

    /// One after another, with a pause after each but the last.
    ///
    /// @param words  at one rate
    /// @param pauses one less than words
    public static Wav joined(List<Wav> words, List<Duration> pauses) {
        int rateHz = words.getFirst().rateHz();
        var room = new Room();
        var all = new ArrayList<short[]>();
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) all.add(room.silence((int) (pauses.get(i - 1).toMillis() * rateHz / 1_000)));
            all.add(words.get(i).samples());
        }
        var joined = ShortBuffer.allocate(all.stream().mapToInt(part -> part.length).sum());
        all.forEach(joined::put);
        return new Wav(joined.array(), rateHz);
    }

    short[] silence(int samples) {
        var quiet = new short[samples];
        for (int i = 0; i < samples; i++) quiet[i] = (short) Math.round(noise.nextGaussian() * SIGMA);
        return quiet;
    }
}
