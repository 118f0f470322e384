package io.callmesh.eval.clip;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Wav;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpokenDigitsTest {

    @TempDir
    Path folder;

    @Test
    void joinsTheTakesOfOneSpeakerWithPauses() throws IOException {
        take("1_ann_0.wav", 1000);
        take("2_ann_0.wav", 2000);
        take("1_bob_0.wav", 3000);

        var digits = SpokenDigits.in(folder);
        var samples = digits.joined("21", "ann", new Random(1)).samples();

        assertThat(digits.speakers()).containsExactly("ann", "bob");
        assertThat(samples).hasSize(80 + 1600 + 80);
        assertThat(samples[0]).isEqualTo((short) 2000);
        assertThat(samples[80 + 1600]).isEqualTo((short) 1000);
        assertThat(IntStream.range(80, 1680).map(i -> Math.abs(samples[i])).max()).matches(loudest -> loudest.orElseThrow() < 30, "quiet");
    }

    private void take(String name, int level) throws IOException {
        var samples = new short[80];
        Arrays.fill(samples, (short) level);
        new Wav(samples, SpokenDigits.RATE_HZ).write(folder.resolve(name));
    }
}
