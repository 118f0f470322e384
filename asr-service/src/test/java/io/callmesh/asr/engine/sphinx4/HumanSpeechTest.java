package io.callmesh.asr.engine.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callmesh.asr.Retail;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.audio.Wav;
import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// People, where their recordings are at hand: `shared/data` beside the project or above it. None of them are part of it.
class HumanSpeechTest {

    private static final List<String> DIGITS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final int STRINGS = 24, LENGTH = 4, RATE = 8_000, GAP = RATE / 5;

    @Test
    void aThirdOfIsolatedDigitStringsOverTheTelephoneIsRightAtOnceAndMostDigitsAre() throws Exception {
        // Given
        var folder = present("fsdd");
        var random = new Random(11);
        int digits = 0, among = 0;
        try (var recognizer = new Sphinx4Recognizer(new Sphinx4Settings(2, 200, 5_000))) {
            recognizer.warm();
            for (int i = 0; i < STRINGS; i++) {
                var said = random.ints(LENGTH, 0, 10).boxed().toList();
                var speaker = List.of("george", "jackson", "theo").get(random.nextInt(3));
                // When
                var heard = hear(string(folder, said, speaker, random), new Task("en", RATE, Retail.PACK, "orderNumber", List.of(), false), recognizer);
                // Then
                var words = String.join(" ", said.stream().map(DIGITS::get).toList());
                digits += same(words, heard.isEmpty() ? "" : heard.getFirst());
                among += heard.contains(words) ? 1 : 0;
            }
        }
        assertThat(digits).as("digits right of %d; this model hears about 75 %% of single digits at 8 kHz", STRINGS * LENGTH).isGreaterThan(STRINGS * LENGTH * 6 / 10);
        assertThat(among).as("strings among the alternatives of %d", STRINGS).isGreaterThan(STRINGS / 4);
    }

    @Test
    void aLongNumberInOneBreathIsUnderstood() throws Exception {
        // Given
        var folder = present("vosk-sphinx4-10001");
        var wav = Wav.read(folder.resolve("10001-90210-01803.wav")).at(16_000);
        var pack = Pack.newBuilder().setRef(PackRef.newBuilder().setId("numbers").setHash("aa")).addLanguages("en").addIntents(Intent.newBuilder().setName("none"))
                .addSlots(Slot.newBuilder().setName("number").setKind(Slot.Kind.KIND_DIGITS).setMinLength(10).setMaxLength(20))
                .build();
        try (var recognizer = new Sphinx4Recognizer(new Sphinx4Settings(2, 200, 5_000))) {
            recognizer.warm();
            // When
            var heard = hear(wav, new Task("en", 16_000, pack, "number", List.of(), false), recognizer);
            // Then
            assertThat(heard.getFirst()).startsWith("one zero zero zero one nine oh two one oh zero one eight zero three");
        }
    }

    private static Path present(String name) {
        for (var above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            var folder = above.resolve("shared/data").resolve(name);
            if (Files.isDirectory(folder)) return folder;
        }
        assumeTrue(false, "SKIPPED: no recordings at shared/data/" + name);
        return Path.of("");
    }

    private static Wav string(Path folder, List<Integer> digits, String speaker, Random random) throws IOException {
        var samples = new short[30 * RATE];
        int at = 3 * GAP / 2;
        for (int digit : digits) {
            var part = Wav.read(folder.resolve(digit + "_" + speaker + "_" + random.nextInt(10) + ".wav")).samples();
            System.arraycopy(part, 0, samples, at, part.length);
            at += part.length + GAP;
        }
        return new Wav(java.util.Arrays.copyOf(samples, at + GAP), RATE);
    }

    private static List<String> hear(Wav wav, Task task, Sphinx4Recognizer recognizer) throws InterruptedException {
        try (var hearing = recognizer.open(task)) {
            hearing.hear(new Frame(wav.samples(), wav.rateHz(), 0));
            return hearing.finish().alternatives().stream().map(alternative -> alternative.text().reveal()).toList();
        }
    }

    private static int same(String said, String heard) {
        var words = heard.replace("oh", "zero").split(" ");
        int same = 0;
        for (int i = 0; i < LENGTH && i < words.length; i++) same += words[i].equals(said.split(" ")[i]) ? 1 : 0;
        return same;
    }
}
