package io.callmesh.audio.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.ALaw;
import io.callmesh.audio.MuLaw;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDetectorTest {

    private static final String ALL = "1234567890*#";

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void everyKeyThatIsMadeIsHeardOnce(int rateHz) {
        assertThat(keys(KeyTones.of(ALL + "11w1", rateHz), rateHz)).isEqualTo(ALL + "111");
    }

    @ParameterizedTest(name = "{0} ms of tone, {1} ms of pause: {2}")
    @CsvSource({"40, 40, true", "60, 40, true", "300, 50, true", "23, 60, false", "18, 60, false"})
    void tonesAreHeardFrom40MsOn(int toneMs, int pauseMs, boolean heard) {
        for (int offset = 0; offset < 100; offset += 7) {
            var sound = new short[offset];
            for (char key : "5588147".toCharArray()) sound = joined(sound, KeyTones.tone(key, toneMs / 1e3, 8_000), new short[8 * pauseMs]);
            assertThat(keys(sound, 8_000)).isEqualTo(heard ? "5588147" : "");
        }
    }

    @Test
    void aGapOf10MsDoesNotPartAKey() {
        for (int offset = 0; offset < 100; offset += 7) {
            var half = KeyTones.tone('7', 0.06, 8_000);
            assertThat(keys(joined(new short[offset], half, new short[80], half, new short[800]), 8_000)).isEqualTo("7");
        }
    }

    @ParameterizedTest(name = "{0} % off: {1}")
    @CsvSource({"1.5, true", "-1.5, true", "3.5, false", "-3.5, false"})
    void tonesOfAnotherPitchAreNoKeys(double percent, boolean heard) {
        for (int place = 0; place < 16; place++) {
            double off = 1 + percent / 100;
            var sound = tones(Keys.LOW_HZ[place / 4] * off, 5_000, Keys.HIGH_HZ[place % 4] * off, 5_000);
            var expected = heard && Keys.common(Keys.at(place / 4, place % 4)) ? String.valueOf(Keys.at(place / 4, place % 4)) : "";
            assertThat(keys(sound, 8_000)).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "the higher tone {0} dB louder: {1}")
    @CsvSource({"4, true", "-8, true", "8, false", "-13, false", "0, true"})
    void oneToneMayBeALittleLouder(double decibels, boolean heard) {
        assertThat(keys(tones(770, 3_000, 1_336, 3_000 * Math.pow(10, decibels / 20)), 8_000)).isEqualTo(heard ? "5" : "");
    }

    @ParameterizedTest(name = "{0} Hz, tones {1} dB above the noise")
    @CsvSource({"8000, 20", "8000, 12", "16000, 12", "16000, 10"})
    void keysAreHeardInNoise(int rateHz, double decibels) {
        // Given
        var sound = KeyTones.of((ALL + "w").repeat(20), rateHz);
        var noise = new Random(1);
        double deviation = 0.19 * Short.MAX_VALUE * Math.sqrt((1 + 1.26 * 1.26) / 2) / Math.pow(10, decibels / 20);

        // When
        for (int i = 0; i < sound.length; i++) sound[i] = (short) Math.clamp(Math.round(sound[i] + deviation * noise.nextGaussian()), -32_768, 32_767);

        // Then
        assertThat(keys(sound, rateHz)).isEqualTo(ALL.repeat(20));
    }

    @Test
    void keysAreHeardThroughTelephoneCodes() {
        var sound = KeyTones.of(ALL, 8_000);
        byte[] mu = new byte[sound.length], a = new byte[sound.length];
        for (int i = 0; i < sound.length; i++) {
            mu[i] = MuLaw.encode((short) (sound[i] / 5));
            a[i] = ALaw.encode((short) (sound[i] / 5));
        }
        assertThat(keys(MuLaw.decode(mu), 8_000)).isEqualTo(ALL);
        assertThat(keys(ALaw.decode(a), 8_000)).isEqualTo(ALL);
    }

    @Test
    void dialTonesAndNoiseAreNoKeys() {
        // Given
        var noise = new short[8_000 * 60];
        var random = new Random(2);
        for (int i = 0; i < noise.length; i++) noise[i] = (short) (3_000 * random.nextGaussian());

        // Then
        assertThat(keys(noise, 8_000)).isEmpty();
        assertThat(keys(tones(350, 5_000, 440, 5_000), 8_000)).isEmpty();
        assertThat(keys(tones(440, 5_000, 480, 5_000), 8_000)).isEmpty();
        assertThat(keys(tones(697, 5_000, 697, 5_000), 8_000)).isEmpty();
    }

    @Test
    void onlyKeysHaveTones() {
        assertThatThrownBy(() -> KeyTones.of("12x", 8_000)).hasMessageContaining("a key must be");
    }

    static String keys(short[] sound, int rateHz) {
        var detector = new KeyDetector(rateHz);
        var keys = new StringBuilder();
        int frame = rateHz / 50;
        for (int at = 0; at < sound.length; at += frame) keys.append(detector.next(Arrays.copyOfRange(sound, at, at + frame)).keys());
        return keys.toString();
    }

    private static short[] tones(double low, double lowest, double high, double highest) {
        var sound = new short[2_400];
        for (int i = 0; i < 1_600; i++) sound[i] = (short) (lowest * Math.sin(2 * Math.PI * low * i / 8_000) + highest * Math.sin(1 + 2 * Math.PI * high * i / 8_000));
        return sound;
    }

    private static short[] joined(short[]... parts) {
        var all = new short[0];
        for (var part : parts) {
            all = Arrays.copyOf(all, all.length + part.length);
            System.arraycopy(part, 0, all, all.length - part.length, part.length);
        }
        return all;
    }
}
