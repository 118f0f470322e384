package io.callmesh.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavTest {

    private static byte[] file(int coding, int channels, int bits, byte[] data) {
        var out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) coding).putShort((short) channels).putInt(8_000).putInt(8_000 * channels * bits / 8);
        out.putShort((short) (channels * bits / 8)).putShort((short) bits);
        return out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data).array();
    }

    @Property
    void whatIsWrittenIsRead(@ForAll short[] samples) {
        var read = Wav.decode(new Wav(samples, 16_000).encode());

        assertThat(read.samples()).isEqualTo(samples);
        assertThat(read.rateHz()).isEqualTo(16_000);
    }

    @Property
    void nothingBreaksTheReaderButAnExplanation(@ForAll byte[] garbage) {
        try {
            Wav.decode(garbage);
        } catch (IllegalArgumentException explained) {
            assertThat(explained.getMessage()).isNotBlank();
        }
    }

    @Property
    void damagedFilesAreExplainedToo(@ForAll int seed) {
        var bytes = new Wav(new short[40], 8_000).encode();
        var random = new java.util.Random(seed);
        for (int i = 0; i < 4; i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        try {
            Wav.decode(bytes);
        } catch (IllegalArgumentException explained) {
            assertThat(explained.getMessage()).isNotBlank();
        }
    }

    @Test
    void telephoneCodesAndStereoAreRead() {
        assertThat(Wav.decode(file(7, 1, 8, new byte[] {(byte) 0xff})).samples()).containsExactly((short) 0);
        assertThat(Wav.decode(file(6, 1, 8, new byte[] {(byte) 0xd5})).samples()).containsExactly((short) 8);
        assertThat(Wav.decode(file(1, 2, 16, new byte[] {100, 0, 50, 0})).samples()).containsExactly((short) 75);
        assertThat(Wav.decode(file(1, 1, 8, new byte[] {(byte) 0x81})).samples()).containsExactly((short) 256);
    }

    @Test
    void refusalsSayWhatIsWrong(@TempDir Path folder) throws Exception {
        var text = Files.writeString(folder.resolve("note.wav"), "hello");
        assertThatThrownBy(() -> Wav.read(folder.resolve("none.wav"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> Wav.read(text)).hasMessageContaining("not a WAV file");
        assertThatThrownBy(() -> Wav.decode(file(3, 1, 32, new byte[4]))).hasMessageContaining("format 3 of 32 bit");
    }
}
