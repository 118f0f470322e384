package io.callmesh.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.dtmf.KeyTones;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToneKeysTest {

    private static final class Told implements Line.Ear {

        private final List<Frame> frames = new ArrayList<>();
        private String keys = "", typed = "";

        @Override
        public void frame(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void keys(String digits) {
            keys += digits;
        }

        @Override
        public void text(String text) {
            typed += text;
        }
    }

    private final Told told = new Told();

    @ParameterizedTest(name = "{0} Hz, beginning {1} samples late")
    @CsvSource({"8000, 0", "8000, 40", "8000, 90", "16000, 0", "16000, 100", "16000, 300"})
    void tonesBecomeKeysAndAllButTheirFirstMillisecondsIsSilence(int rateHz, int late) throws InterruptedException {
        // Given
        var tones = KeyTones.of("42w#", rateHz);
        var sound = new short[late + tones.length + rateHz / 5];
        System.arraycopy(tones, 0, sound, late, tones.length);

        // When
        hear(sound, rateHz);

        // Then
        assertThat(told.keys).isEqualTo("42#");
        assertThat(told.frames.stream().filter(frame -> Pcm.levelDb(frame.samples()) > 40)).as("frames in which a tone began").hasSizeLessThanOrEqualTo(3);
        inOrder(sound.length / (rateHz / 50));
    }

    @Test
    void otherSoundPassesAsItIsAndAtOnce() throws InterruptedException {
        // Given: a vowel, more or less
        var sound = new short[16_000];
        for (int i = 0; i < sound.length; i++) for (int harmonic = 1; harmonic < 25; harmonic++) sound[i] += (short) (1_500 / harmonic * Math.sin(2 * Math.PI * 140 * harmonic * i / 16_000));
        var ear = new ToneLines(Set.of("grpc")).ear(told, opening("grpc", true));

        // When
        for (var frame : Pcm.frames(sound, 16_000)) {
            var before = Arrays.copyOf(frame.samples(), frame.samples().length);
            ear.frame(frame);

            // Then
            assertThat(told.frames.getLast().samples()).isEqualTo(before);
            assertThat(told.frames.getLast().firstSample()).isEqualTo(frame.firstSample());
        }
        assertThat(told.keys).isEmpty();
    }

    @Test
    void whatIsKeyedOrTypedPassesToo() throws InterruptedException {
        var ear = new ToneKeys(told, 8_000);

        ear.keys("1");
        ear.text("hello");

        assertThat(told.keys).isEqualTo("1");
        assertThat(told.typed).isEqualTo("hello");
    }

    @Test
    void onlyLinesThatAreToldToListenForTones() {
        var lines = new ToneLines(Set.of("grpc"));

        assertThat(lines.ear(told, opening("grpc", true))).isInstanceOf(ToneKeys.class);
        assertThat(lines.ear(told, opening("grpc", false))).isSameAs(told);
        assertThat(lines.ear(told, opening("websocket", true))).isSameAs(told);
    }

    @Test
    void keysThatALineSendsAreHeardAsKeysAtItsOtherEnd() throws InterruptedException {
        // Given
        var ear = new ToneKeys(told, 8_000);
        var line = new HeardLine(8_000, true);

        // When
        long sent = line.sendKeys("1w2#");
        for (var frame : line.played) ear.frame(frame);

        // Then
        assertThat(told.keys).isEqualTo("12#");
        assertThat(sent).isEqualTo((3 * 200 + 500) * 8).isEqualTo(line.heard());
    }

    @Test
    void onlyALineWithSoundSendsKeys() {
        assertThat(new HeardLine(8_000, true).sendsKeys()).isTrue();
        assertThat(new HeardLine(8_000, false).sendsKeys()).isFalse();
    }

    private void hear(short[] sound, int rateHz) throws InterruptedException {
        var ear = new ToneKeys(told, rateHz);
        for (var frame : new Framer(rateHz).frames(sound)) ear.frame(frame);
    }

    private void inOrder(int count) {
        assertThat(told.frames).hasSize(count);
        for (int i = 1; i < count; i++) assertThat(told.frames.get(i).firstSample()).isEqualTo(told.frames.get(i - 1).end());
    }

    private static Line.Opening opening(String kind, boolean hears) {
        return new Line.Opening(kind, "", "retail", "en", 16_000, hears, true, "");
    }
}
