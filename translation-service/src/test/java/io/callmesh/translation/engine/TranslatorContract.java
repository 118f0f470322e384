package io.callmesh.translation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.Translation.Translated;
import io.callmesh.translation.engine.Translation.Untranslated;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every translator promises.
public abstract class TranslatorContract {

    protected static final LanguagePairs PAIRS = new LanguagePairs(java.util.Set.of(new LanguagePair("en", "es"), new LanguagePair("es", "en")));
    private static final Phrasebook BOOK = new Phrasebook("contract", List.of(Map.of("en", "good morning", "es", "buenos días")), Map.of());

    protected abstract Translator translator();

    /// A text that it cannot translate.
    protected abstract String unknown();

    @Test
    void translatesWhatItKnows() throws Exception {
        // When
        var translation = translate("good morning");

        // Then
        assertThat(translation).isInstanceOfSatisfying(Translated.class, translated -> {
            assertThat(translated.text().nothing()).isFalse();
            assertThat(translated.score()).isBetween(0f, 1f);
        });
    }

    @Test
    void saysThatItCannotInsteadOfMakingWordsUp() throws Exception {
        assertThat(translate(unknown())).isInstanceOf(Untranslated.class);
    }

    @Test
    void namesWhatItCanBeAskedFor() {
        assertThat(translator().pairs()).contains(new LanguagePair("en", "es"));
    }

    @Test
    void stopsWhenInterrupted() {
        // Given
        Thread.currentThread().interrupt();

        // Then
        assertThatThrownBy(() -> translate("good morning")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void answersManyAtOnceAlike() throws Exception {
        // Given
        var alone = translate("good morning");

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var together = threads.invokeAll(IntStream.range(0, 50).<java.util.concurrent.Callable<Translation>>mapToObj(_ -> () -> translate("good morning")).toList());

            // Then
            for (var one : together) assertThat(one.get()).isEqualTo(alone);
        }
    }

    private Translation translate(String text) throws InterruptedException {
        return translator().translate(new Task("call", BOOK, Spoken.of(text), new LanguagePair("en", "es")));
    }
}
