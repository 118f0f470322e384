package io.callmesh.llm.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Intent;
import io.callmesh.llm.pack.Pack.Phrase;
import io.callmesh.llm.understand.ManyPhrases.Letters;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainedTest {

    @TempDir
    Path folder;

    private Understander understander(Pack pack, Letters letters) {
        return new Understander(pack, Language.ENGLISH, () -> letters, new Learned(Optional.of(folder), 2));
    }

    private static Understander prepared(Understander understander) {
        understander.prepare();
        return understander;
    }

    @ParameterizedTest
    @CsvSource({"my card has to be blocked by someone, block_card", "there is another bill that i should pay, pay_bill", "you have an old address of mine, move_house"})
    void whatNoPhraseSaysIsUnderstoodAsLearned(String said, String intent) {
        // When
        var understood = prepared(understander(ManyPhrases.pack(), new Letters())).understand(List.of(said), "");
        // Then
        assertThat(understood.intents()).isNotEmpty();
        assertThat(understood.intents().getFirst().intent()).isEqualTo(intent);
        assertThat(understood.intents().getFirst().exact()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"some bread that somebody else baked", "i want to bake some bread", "please bake some bread thank you"})
    void whatThePackIsNotForIsOutOfScope(String said) {
        // When
        var understood = prepared(understander(ManyPhrases.pack(), new Letters())).understand(List.of(said), "");
        // Then
        assertThat(understood.outOfScope()).isTrue();
        assertThat(understood.intents()).isEmpty();
    }

    @Test
    void theSamePackIsLearnedOnce() {
        // Given
        var first = new Letters();
        prepared(understander(ManyPhrases.pack(), first));
        // When
        var second = new Letters();
        var understander = prepared(understander(ManyPhrases.pack(), second));
        // Then
        assertThat(first.asked()).isGreaterThan(200);
        assertThat(second.asked()).isZero();
        assertThat(understander.understand(List.of("my card has to be blocked by someone"), "").intents().getFirst().intent()).isEqualTo("block_card");
    }

    @Test
    void anotherPhraseIsLearnedAnew() {
        // Given
        prepared(understander(ManyPhrases.pack(), new Letters()));
        var intents = new ArrayList<>(ManyPhrases.pack().intents());
        intents.add(new Intent("close_account", List.of(new Phrase("en", "close the account"))));
        // When
        var letters = new Letters();
        prepared(understander(new Pack("many", "2", List.of("en"), intents, List.of(), List.of()), letters));
        // Then
        assertThat(letters.asked()).isGreaterThan(200);
    }

    @Test
    void aBrokenFileIsLearnedAnew() throws IOException {
        // Given
        prepared(understander(ManyPhrases.pack(), new Letters()));
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.write(file, new byte[] {1, 2, 3});
        }
        // When
        var understander = prepared(understander(ManyPhrases.pack(), new Letters()));
        // Then
        assertThat(understander.understand(List.of("my card has to be blocked by someone"), "").intents()).isNotEmpty();
    }

    @Test
    void isReadyWhenItHasLearned() {
        var understander = understander(ManyPhrases.pack(), new Letters());
        assertThat(understander.ready()).isFalse();
        understander.prepare();
        assertThat(understander.ready()).isTrue();
    }

    @Test
    void ofEqualMatchesTheIntentWithMoreSuchPhrasesIsFirst() {
        // Given
        var pack = new Pack("twice", "1", List.of("en"), List.of(
                new Intent("rare", List.of(new Phrase("en", "okay"))), new Intent("often", List.of(new Phrase("en", "okay"), new Phrase("en", "[well] okay")))), List.of(), List.of());
        // When
        var understood = understander(pack, new Letters()).understand(List.of("okay"), "");
        // Then
        assertThat(understood.intents()).extracting(Understanding.Wanted::intent).containsExactly("often", "rare");
    }

    @Test
    void moreThanCanBeLearnedIsRefused() {
        // Given
        var phrase = new Phrase("en", "okay");
        var pack = new Pack("huge", "1", List.of("en"), List.of(new Intent("yes", Collections.nCopies(20_001, phrase))), List.of(), List.of());
        // When // Then
        assertThatThrownBy(() -> understander(pack, new Letters())).isInstanceOf(MeshException.class).hasMessageContaining("20000");
    }
}
