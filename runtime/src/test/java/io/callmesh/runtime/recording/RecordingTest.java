package io.callmesh.runtime.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.Wav;
import io.callmesh.runtime.seal.CallSeal;
import io.callmesh.runtime.seal.Seal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final RecordingHead HEAD = new RecordingHead("call-1", "acme", "retail", "en", 8_000, Instant.parse("2026-11-23T01:00:00Z"));

    @TempDir
    Path folder;

    private Path written(Seal seal) throws IOException {
        var file = folder.resolve("call-1.recording");
        try (var writer = RecordingWriter.open(file, HEAD, seal)) {
            writer.write(Side.CALLER, 0, sound(160, 7));
            writer.write(Side.ASSISTANT, 320, sound(160, 9));
            writer.write(Side.CALLER, 480, sound(160, 8));
        }
        return file;
    }

    private static short[] sound(int length, int level) {
        var sound = new short[length];
        Arrays.fill(sound, (short) level);
        return sound;
    }

    @Test
    void bothSidesComeBackInTheirPlaceAndWhatWasNotWrittenIsSilent() throws Exception {
        // When
        var seal = CallSeal.inMemory("call-1");
        var clear = Recording.read(written(seal), seal).orElseThrow();

        // Then
        assertThat(clear.head()).isEqualTo(HEAD);
        assertThat(clear.caller()).hasSize(640);
        assertThat(clear.caller()[0]).isEqualTo((short) 7);
        assertThat(clear.caller()[200]).isZero();
        assertThat(clear.caller()[500]).isEqualTo((short) 8);
        assertThat(clear.assistant()[330]).isEqualTo((short) 9);
        assertThat(Wav.decode(clear.wav()).rateHz()).isEqualTo(8_000);
    }

    @Test
    void withoutTheKeyOfTheCallNothingIsHeard() throws Exception {
        // Given
        var seal = CallSeal.inMemory("call-1");
        var file = written(seal);

        // Then
        assertThat(Recording.read(file, seal)).isPresent();
        assertThat(Recording.read(file, CallSeal.inMemory("call-1"))).isEmpty();
        assertThat(Recording.head(file)).isEqualTo(HEAD);
    }

    @Test
    void whatWasCutOffIsReadAsFarAsItGoes() throws Exception {
        // Given
        var seal = CallSeal.inMemory("call-1");
        var file = written(seal);
        var bytes = Files.readAllBytes(file);

        // When
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));

        // Then
        assertThat(Recording.read(file, seal).orElseThrow().caller()).hasSize(480);
    }

    @Test
    void nothingIsWrittenOverAndNothingElseIsARecording() throws Exception {
        var file = written(Seal.clear());
        assertThatThrownBy(() -> written(Seal.clear())).isInstanceOf(FileAlreadyExistsException.class);
        Files.write(file, new byte[] {0, 0, 0, 3, 'a', 'b', 'c'});
        assertThatThrownBy(() -> Recording.read(file, Seal.clear())).isInstanceOf(IOException.class);
    }
}
