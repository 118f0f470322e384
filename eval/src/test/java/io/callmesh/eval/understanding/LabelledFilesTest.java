package io.callmesh.eval.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.eval.understanding.Mind.Value;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledFilesTest {

    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static Labelled only(Path file) throws IOException {
        return LabelledFiles.read(file).getFirst().lines().getFirst();
    }

    @Test
    void readsACategory() throws IOException {
        var line = only(file("a.jsonl", "{\"text\":\"where is it\",\"category\":\"card_arrival\"}"));
        assertThat(line).isEqualTo(new Labelled("where is it", List.of("card_arrival"), List.of(), "", 1));
    }

    @Test
    void readsAnIntentAndWhatIsOutOfScope() throws IOException {
        var set = LabelledFiles.read(file("a.jsonl", "{\"text\":\"hi\",\"intent\":\"greeting\"}", "", "{\"text\":\"moo\",\"intent\":\"oos\"}")).getFirst();
        assertThat(set.lines()).extracting(Labelled::intents).containsExactly(List.of("greeting"), List.of(Labelled.OUT_OF_SCOPE));
        assertThat(set.scopeCounts()).isFalse();
    }

    @Test
    void readsOurOwnSlots() throws IOException {
        var line = only(file("a.jsonl", "{\"text\":\"two teas\",\"intent\":\"order\",\"slots\":[{\"slot\":\"drink\",\"from\":4,\"to\":8}],\"expecting\":\"drink\"}"));
        assertThat(line).isEqualTo(new Labelled("two teas", List.of("order"), List.of(new Value("drink", 4, 8)), "drink", 1));
    }

    @Test
    void readsTheTurnsOfADialogueAsOneGroup() throws IOException {
        var set = LabelledFiles.read(file("airline.jsonl", "{\"turns\":[{\"utterance\":\"hi\",\"intent\":\"a<div>b\"},{\"utterance\":\"moo\",\"intent\":\"outofdomain\"}]}")).getFirst();
        assertThat(set.name()).isEqualTo("airline");
        assertThat(set.scopeCounts()).isTrue();
        assertThat(set.lines()).extracting(Labelled::intents).containsExactly(List.of("a", "b"), List.of(Labelled.OUT_OF_SCOPE));
        assertThat(set.lines()).extracting(Labelled::group).containsOnly(1);
    }

    @Test
    void dialoguesThatSayWhatTheyAreAboutAreASetEach() throws IOException {
        // Given
        var file = file("train.jsonl", "{\"domain\":\"airline\",\"turns\":[[\"customer\",\"hi\",\"a<div>b\",\"O\"],[\"customer\",\"moo\",\"outofdomain\",\"O\"]]}",
                "{\"domain\":\"media\",\"turns\":[[\"customer\",\"hello\",\"c\",\"O\"]]}");
        // When
        var sets = LabelledFiles.read(file);
        // Then
        assertThat(sets).extracting(LabelledSet::name).containsExactly("airline", "media");
        assertThat(sets.getFirst().lines()).extracting(Labelled::intents).containsExactly(List.of("a", "b"), List.of(Labelled.OUT_OF_SCOPE));
        assertThat(sets.getLast().lines()).extracting(Labelled::text).containsExactly("hello");
    }

    @Test
    void aPackedFileIsRefused() throws IOException {
        var file = file("train.jsonl.zst", "?");
        assertThatThrownBy(() -> LabelledFiles.read(file)).isInstanceOf(MeshException.class).hasMessageContaining("unpack");
    }

    @Test
    void eachFileOfDialoguesIsASetOfItsOwn() throws IOException {
        file("airline.jsonl", "{\"turns\":[{\"utterance\":\"hi\",\"intent\":\"a\"}]}");
        file("media.jsonl", "{\"turns\":[{\"utterance\":\"hi\",\"intent\":\"b\"}]}");
        assertThat(LabelledFiles.read(folder)).extracting(LabelledSet::name).containsExactly("airline", "media");
    }

    @Test
    void filesNamedForTheirIntentAreOneSet() throws IOException {
        file("PlayMusic.jsonl", "{\"data\":[{\"text\":\"play \"},{\"text\":\"Blues\",\"entity\":\"genre\"}]}");
        file("RateBook.jsonl", "{\"data\":[{\"text\":\"five stars\"}]}");
        var sets = LabelledFiles.read(folder);
        assertThat(sets).hasSize(1);
        assertThat(sets.getFirst().lines()).extracting(Labelled::text).containsExactly("play Blues", "five stars");
        assertThat(sets.getFirst().lines()).extracting(Labelled::intents).containsExactly(List.of("PlayMusic"), List.of("RateBook"));
    }

    @Test
    void readsSpansOfARestaurant() throws IOException {
        var line = only(file("a.jsonl", "{\"userInput\":{\"text\":\"6 a.m.\"},\"context\":{\"requestedSlots\":[\"time\"]},\"labels\":[{\"slot\":\"time\",\"valueSpan\":{\"endIndex\":6}}]}"));
        assertThat(line).isEqualTo(new Labelled("6 a.m.", List.of(), List.of(new Value("time", 0, 6)), "time", 1));
        assertThat(line.value(line.slots().getFirst())).isEqualTo("6 a.m.");
    }

    @Test
    void readsSpansOfSeveralIntents() throws IOException {
        var lines = LabelledFiles.read(file("hotels.jsonl", "{\"text\":\"on monday\",\"slots\":{\"date\":{\"text\":\"monday\",\"span\":[3,9]}}}", "{\"text\":\"how\",\"intents\":[\"how\"]}")).getFirst().lines();
        assertThat(lines.getFirst().slots()).containsExactly(new Value("date", 3, 9));
        assertThat(lines).extracting(Labelled::intents).containsOnly(List.of());
    }

    @Test
    void readsTheActsOfATaskDialogue() throws IOException {
        // Given
        var file = file("zh.jsonl", "{\"dialogue\":[{\"user_utterance\":\"你好，买三厢车\",\"user_actions\":[[\"Greeting\",\"通用\",\"\",\"\"],[\"Inform\",\"汽车\",\"车型\",\"三 厢车\"],[\"Request\",\"汽车\",\"价格\",\"\"]]}]}");
        var other = file("woz.jsonl", "{\"messages\":[{\"role\":\"usr\",\"content\":\"谢谢\",\"dialog_act\":[[\"General\",\"thank\",\"none\",\"none\"]]},{\"role\":\"sys\",\"content\":\"不客气\"}]}");
        // Then
        assertThat(LabelledFiles.read(file).getFirst().lines()).containsExactly(new Labelled("你好，买三厢车", List.of("Inform 汽车", "Request 汽车"), List.of(new Value("汽车 车型", 4, 7)), "", 1));
        assertThat(LabelledFiles.read(other).getFirst().lines()).containsExactly(new Labelled("谢谢", List.of("General thank"), List.of(), "", 1));
    }

    @Test
    void tellsWhichLineCannotBeRead() throws IOException {
        var broken = file("a.jsonl", "{\"text\":\"hi\",\"intent\":\"x\"}", "{");
        assertThatThrownBy(() -> LabelledFiles.read(broken)).isInstanceOf(MeshException.class).hasMessageContaining("line 2");
        var strange = file("b.jsonl", "{\"words\":\"hi\"}");
        assertThatThrownBy(() -> LabelledFiles.read(strange)).isInstanceOf(MeshException.class).hasMessageContaining("line 1");
        assertThatThrownBy(() -> LabelledFiles.read(folder.resolve("none"))).isInstanceOf(MeshException.class).hasMessageContaining("is not there");
    }
}
