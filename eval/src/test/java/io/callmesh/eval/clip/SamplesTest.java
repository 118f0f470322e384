package io.callmesh.eval.clip;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Wav;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void aTelephoneHalvesTheRateAndAddsTheNoiseOfItsCode() {
        var tone = tone(16_000, 1_000);

        var heard = Samples.telephone(tone);

        assertThat(heard.rateHz()).isEqualTo(8_000);
        assertThat(heard.samples()).hasSize(8_000);
        assertThat(heard.samples()).isNotEqualTo(tone.at(8_000).samples());
    }

    @Test
    void aHigherThroatIsShorter() {
        var raised = Samples.pitched(tone(16_000, 400), 1.1);

        assertThat(raised.rateHz()).isEqualTo(16_000);
        assertThat(raised.samples().length).isBetween(14_500, 14_600);
        assertThat(crossings(raised)).isBetween(398, 402);
    }

    private static int crossings(Wav wav) {
        int count = 0;
        for (int i = 1; i < wav.samples().length; i++) if (wav.samples()[i - 1] < 0 && wav.samples()[i] >= 0) count++;
        return count;
    }

    /// One second.
    private static Wav tone(int rateHz, int hertz) {
        var samples = new short[rateHz];
        for (int i = 0; i < rateHz; i++) samples[i] = (short) (8000 * Math.sin(2 * Math.PI * hertz * i / rateHz));
        return new Wav(samples, rateHz);
    }
}
