package io.callmesh.eval.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.audio.Wav;
import io.callmesh.eval.report.Findings;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechBenchTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"one two three, one two three, 0, 3", "One two!, one too, 1, 2", "one two, one, 1, 2", "one, one two three, 2, 1", "oh seven, zero seven, 0, 2", "one, '', 1, 1"})
    void wordsAreCountedAsTheyDiffer(String said, String heard, int edits, int length) {
        assertThat(Errors.ofWords(said, heard)).isEqualTo(new Errors(edits, length));
    }

    @Test
    void charactersAreCountedWithoutSpaces() {
        assertThat(Errors.ofCharacters("查一下订单", "查一下 定单")).isEqualTo(new Errors(1, 5));
        assertThat(new Errors(1, 3).and(new Errors(2, 5)).rate()).isEqualTo(0.375);
        assertThat(Errors.NONE.rate()).isZero();
    }

    @Test
    void readsLabelsInTheWaysOfPublicSets() throws IOException {
        // Given
        for (var name : List.of("7_ann_3", "digits_4", "digits_oh", "a", "19-198-0001", "m", "clips/c", "unlabelled")) wav(name);
        write("a.txt", "hello there\n");
        write("19-198.trans.txt", "19-198-0001 NORTHANGER ABBEY\n19-198-0002 NOT THERE\n");
        write("list.jsonl", "{\"audio_filepath\":\"m.wav\",\"text\":\"from a list\"}\n\n{\"other\":1}\n");
        write("test.tsv", "client_id\tpath\tsentence\n1\tc.wav\tcommon\n");

        // When
        var read = SpokenTexts.read(folder);

        // Then
        assertThat(read).extracting(clip -> folder.relativize(clip.file()) + ": " + clip.text()).containsExactlyInAnyOrder(
                "7_ann_3.wav: seven", "digits_4.wav: four", "a.wav: hello there", "19-198-0001.wav: NORTHANGER ABBEY", "m.wav: from a list", "clips/c.wav: common");
    }

    @Test
    void saysWhereThereAreNoRecordings() {
        assertThatThrownBy(() -> SpokenTexts.read(folder)).isInstanceOf(MeshException.class).hasMessageContaining("has no recordings with a text");
        assertThatThrownBy(() -> SpokenTexts.read(folder.resolve("none"))).isInstanceOf(MeshException.class).hasMessageContaining("is not there");
    }

    @Test
    void ratesAreOverAllWordsAndTheRecogniserIsToldTheTexts() throws IOException {
        // Given
        var hinted = new ArrayList<List<String>>();
        var told = new ArrayList<String>();
        var listener = new Fake(hinted);
        var clips = List.of(new SpokenText("set", wav("x"), "one two"), new SpokenText("set", wav("y"), "one two three four"));
        var findings = new Findings("speech");

        // When
        var outcome = new SpeechBench(listener, "en", 8_000, true, told::add).measure("set", clips, findings);
        new SpeechBench(listener, "en", 16_000, false, told::add).measure("set", clips, findings);

        // Then
        assertThat(outcome.words()).isEqualTo(new Errors(2, 6));
        assertThat(findings.rows().getFirst()).containsEntry("wer", 0.3333).containsEntry("clips", 2).containsEntry("whole clips right", 1).containsEntry("hints", 2);
        assertThat(hinted).containsExactly(List.of("one two", "one two three four"), List.of("one two", "one two three four"), List.of(), List.of());
        assertThat(listener.rates).containsExactly(8_000, 8_000, 16_000, 16_000);
        assertThat(told.getFirst()).isEqualTo("y.wav: 'one two three four' was heard as 'one two'");
    }

    /// Hears `one two` whatever is said.
    private static final class Fake implements Listener {

        private final List<List<String>> hinted;
        private final List<Integer> rates = new ArrayList<>();

        private Fake(List<List<String>> hinted) {
            this.hinted = hinted;
        }

        @Override
        public String hear(Wav sound, String language, List<String> hints) {
            hinted.add(hints);
            rates.add(sound.rateHz());
            return "one two";
        }

        @Override
        public void close() {}
    }

    private Path wav(String name) throws IOException {
        var file = folder.resolve(name + ".wav");
        Files.createDirectories(file.getParent());
        new Wav(new short[800], 8_000).write(file);
        return file;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
