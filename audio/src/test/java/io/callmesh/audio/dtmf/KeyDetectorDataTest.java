package io.callmesh.audio.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real key tones are heard, and speech is not taken for them. Skipped where the recordings are not.
class KeyDetectorDataTest {

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void theTwelveKeysOfAnotherTelephoneAreHeard(int rateHz) throws IOException {
        for (char key : "1234567890*#".toCharArray()) {
            var name = key == '*' ? "star" : key == '#' ? "pound" : String.valueOf(key);
            var tone = Wav.read(data("pipecat-dtmf").resolve("dtmf-" + name + ".wav")).at(rateHz);
            assertThat(KeyDetectorTest.keys(tone.samples(), rateHz)).isEqualTo(String.valueOf(key));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void speechIsNotTakenForKeys(int rateHz) throws IOException {
        // Given
        double seconds = 0;
        long heard = 0, suspected = 0;

        // When
        for (var clip : clips()) {
            var speech = Wav.read(clip).at(rateHz);
            seconds += (double) speech.samples().length / rateHz;
            heard += KeyDetectorTest.keys(speech.samples(), rateHz).length();
            suspected += suspected(speech);
        }

        // Then
        System.out.printf("keys heard in %.0f s of speech at %d Hz: %d, frames that might have been the beginning of one: %d%n", seconds, rateHz, heard, suspected);
        assertThat(heard).isZero();
        assertThat(suspected).isLessThan((long) seconds);
    }

    private static long suspected(Wav speech) {
        var detector = new KeyDetector(speech.rateHz());
        return Pcm.frames(speech.samples(), speech.rateHz()).stream().filter(frame -> detector.next(frame.samples()).tone()).count();
    }

    private static List<Path> clips() throws IOException {
        try (var files = Files.walk(data("fsdd").resolve(".."))) {
            return files.filter(file -> file.toString().endsWith(".wav") && !file.toString().contains("pipecat-dtmf") && !file.toString().contains("cosyvoice")).toList();
        }
    }

    private static Path data(String folder) {
        for (var at = Path.of("").toAbsolutePath(); at.getParent() != null; at = at.getParent()) {
            var found = at.resolveSibling("shared/data/" + folder);
            if (Files.isDirectory(found)) return found;
        }
        assumeThat(false).as("SKIPPED: needs the recordings of ../shared/data/%s", folder).isTrue();
        return Path.of(folder);
    }
}
