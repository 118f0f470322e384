package io.callmesh.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    private static short[] tone(int rateHz, double hertz) {
        var samples = new short[rateHz];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * hertz * i / rateHz));
        return samples;
    }

    private static double level(short[] samples) {
        return Pcm.levelDb(Arrays.copyOfRange(samples, samples.length / 4, samples.length * 3 / 4));
    }

    @ParameterizedTest
    @CsvSource({"48000,16000", "22050,16000", "16000,8000", "8000,16000", "44100,16000", "16000,48000"})
    void aVoiceKeepsItsLevelAndLength(int from, int to) {
        var changed = new Wav(tone(from, 1_000), from).at(to).samples();

        assertThat(changed.length).isEqualTo(to);
        assertThat(level(changed)).isBetween(level(tone(to, 1_000)) - 0.2, level(tone(to, 1_000)) + 0.2);
    }

    @ParameterizedTest
    @CsvSource({"48000,16000,10000", "22050,16000,9500", "16000,8000,5000"})
    void whatTheLowerRateCannotCarryIsGone(int from, int to, int hertz) {
        assertThat(level(new Wav(tone(from, hertz), from).at(to).samples())).isLessThan(10);
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "160", "441"})
    void chunksOfAnySizeGiveTheSameSound(int size) {
        var tone = tone(22_050, 440);
        var whole = new Resampler(22_050, 16_000);
        var once = whole.next(tone);
        var parts = new Resampler(22_050, 16_000);
        var pieces = new short[once.length];
        int at = 0;
        for (int i = 0; i < tone.length; i += size) {
            var piece = parts.next(Arrays.copyOfRange(tone, i, Math.min(tone.length, i + size)));
            System.arraycopy(piece, 0, pieces, at, piece.length);
            at += piece.length;
        }

        assertThat(pieces).isEqualTo(once);
    }
}
