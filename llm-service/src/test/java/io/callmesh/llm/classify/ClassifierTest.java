package io.callmesh.llm.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.llm.classify.Classifier.Labelled;
import io.callmesh.llm.classify.Classifier.Probable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTest {

    @TempDir
    Path folder;

    private static Sentence sentence(String words, float... meaning) {
        return new Sentence(List.of(words.split(" ")), meaning);
    }

    /// Two labels with words of their own, whose meanings point two ways.
    private static Classifier classifier() {
        var examples = new ArrayList<Labelled>();
        for (int i = 0; i < 30; i++) {
            float turn = (float) Math.toRadians(i);
            examples.add(new Labelled("fruit", sentence("an apple or a pear " + i, (float) Math.cos(turn), (float) Math.sin(turn), 0)));
            examples.add(new Labelled("tool", sentence("the hammer and the saw " + i, 0, (float) Math.sin(turn), (float) Math.cos(turn))));
        }
        return Classifier.of(examples);
    }

    @Test
    void probabilitiesAreOrderedAndAddUpToOne() {
        // When
        var judged = classifier().judge(sentence("a green apple", 1, 0, 0), 5);
        // Then
        assertThat(judged).extracting(Probable::label).containsExactly("fruit", "tool");
        assertThat(judged.getFirst().probability()).isGreaterThan(0.8);
        assertThat(judged.stream().mapToDouble(Probable::probability).sum()).isCloseTo(1, Offset.offset(1e-5));
    }

    @Test
    void meaningAloneDecidesWhereNoWordIsKnown() {
        assertThat(classifier().judge(sentence("xyzzy", 0, 0, 1), 1).getFirst().label()).isEqualTo("tool");
    }

    @Test
    void whatMeansSomethingElseIsNotNear() {
        var classifier = classifier();
        assertThat(classifier.near("fruit", sentence("a plum", 1, 0, 0))).isTrue();
        assertThat(classifier.near("fruit", sentence("a plum", -1, 0, 0))).isFalse();
        assertThat(classifier.near("nothing", sentence("a plum", 1, 0, 0))).isFalse();
    }

    @Test
    void judgesTheSameAfterItWasKept() throws IOException {
        // Given
        var classifier = classifier();
        var file = folder.resolve("kept");
        ClassifierFile.write(classifier, file);
        // When
        var read = ClassifierFile.read(file);
        // Then
        var unknown = sentence("an apple and a saw", 0.6f, 0, 0.8f);
        assertThat(read.judge(unknown, 2)).isEqualTo(classifier.judge(unknown, 2));
        assertThat(read.near("tool", unknown)).isEqualTo(classifier.near("tool", unknown));
    }

    @Test
    void halfAFileIsNoClassifier() throws IOException {
        // Given
        var file = folder.resolve("kept");
        ClassifierFile.write(classifier(), file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        // When // Then
        assertThatThrownBy(() -> ClassifierFile.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void theSameExamplesGiveTheSameClassifier() {
        var unknown = sentence("an apple and a saw", 0.6f, 0, 0.8f);
        assertThat(classifier().judge(unknown, 2)).isEqualTo(classifier().judge(unknown, 2));
    }

    @Test
    void keepsNoMoreThanThereIsRoomFor() throws IOException {
        // Given
        var learned = new Learned(Optional.of(folder), 2);
        // When
        for (var hash : List.of("a", "b", "c")) learned.of(hash, Learned.CLASSIFIER, ClassifierTest::classifier);
        // Then
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void whereWeightsLeaveDoubtTheNearestSentencesDecide() {
        // Given
        var examples = new ArrayList<Labelled>();
        for (int i = 0; i < 40; i++) {
            float off = (float) Math.toRadians(40 + i), side = i % 2 == 0 ? 1 : -1;
            examples.add(new Labelled("ring", sentence("say it", (float) Math.cos(off) * side, (float) Math.sin(off) * side, 0)));
            examples.add(new Labelled("cross", sentence("say it", (float) -Math.sin(off) * side, (float) Math.cos(off) * side, 0)));
        }
        var classifier = Classifier.of(examples);
        // When
        var judged = classifier.judge(sentence("say it", (float) Math.cos(Math.toRadians(60)), (float) Math.sin(Math.toRadians(60)), 0), 2);
        // Then
        assertThat(judged.getFirst().label()).isEqualTo("ring");
        assertThat(judged.getFirst().probability()).isBetween(0.6, 0.7);
        assertThat(judged.stream().mapToDouble(Probable::probability).sum()).isCloseTo(1, Offset.offset(1e-5));
    }

    @Test
    void ofManyTheNearestAreKept() {
        // Given
        var nearest = new Nearest(2);
        // When
        nearest.add(0, 0.1);
        nearest.add(1, 0.9);
        nearest.add(2, 0.9);
        nearest.add(0, 0.2);
        // Then
        assertThat(nearest.shares(3, 0.1)).containsExactly(0, 0.5, 0.5);
        assertThat(new Nearest(2).shares(2, 0.1)).containsExactly(0.5, 0.5);
    }
}
