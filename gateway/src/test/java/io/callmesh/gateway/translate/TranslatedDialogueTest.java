package io.callmesh.gateway.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Foresight;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.runtime.Sink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranslatedDialogueTest {

    private static final Assistant SHOP = FolderAssistants.read(Path.of("src/test/resources/packs")).get("shop");
    private static final Map<String, String> BOOK = Map.of("dónde está mi pedido", "where is my order",
            "Order 4271 is on its way, and will come soon.", "El pedido 4271 está en camino, y llegará pronto.");
    private static final DialogueState AFTER = new DialogueState("order_status", List.of(0), "", Map.of(), Map.of(), 0, List.of(), Map.of());

    private final List<Question> asked = new ArrayList<>();
    private final List<Happening> told = new ArrayList<>();
    private final TranslatedDialogue dialogue = new TranslatedDialogue((question, sink) -> {
        asked.add(question);
        sink.put(new Happening.Decided(AFTER, Then.LISTEN));
        sink.put(said("Order 4271 is on its way,", "en"));
        sink.put(said("and will come soon.", "en"));
        sink.put(said("Nobody translated this", "en"));
        sink.put(new Happening.Cited("knowledge/a.en.md#b"));
    }, (_, _, text, _, _) -> Optional.ofNullable(BOOK.get(text)));

    @Test
    void anAssistantsOwnLanguageIsLeftAlone() throws InterruptedException {
        // When
        dialogue.answer(question("en", Input.Words.typed("where is my order")), told::add);

        // Then
        assertThat(told).contains(said("Order 4271 is on its way,", "en"));
        assertThat(asked.getFirst().language()).isEqualTo("en");
    }

    @Test
    void aStrangersWordsAndTheAnswersAreTranslatedSentenceBySentence() throws InterruptedException {
        // When
        dialogue.answer(question("es", Input.Words.typed("dónde está mi pedido")), told::add);

        // Then
        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.language()).isEqualTo("en");
            assertThat(question.input()).isEqualTo(Input.Words.typed("where is my order"));
        });
        assertThat(told).containsExactly(new Happening.Decided(AFTER, Then.LISTEN), said("El pedido 4271 está en camino,", "es"), said("y llegará pronto.", "es"),
                said("Nobody translated this", "en"), new Happening.Cited("knowledge/a.en.md#b"));
    }

    @Test
    void digitsNeedNoTranslation() throws InterruptedException {
        dialogue.answer(question("es", Input.Words.typed("4271")), told::add);
        assertThat(asked.getFirst().input()).isEqualTo(Input.Words.typed("4271"));
    }

    @Test
    void whatHasNoTranslationIsSaidSoAndNothingChanges() throws InterruptedException {
        // When
        dialogue.answer(question("es", Input.Words.typed("qué tiempo hace")), told::add);

        // Then
        assertThat(asked).isEmpty();
        assertThat(told).containsExactly(new Happening.Understood("out_of_scope", Map.of()), new Happening.Decided(DialogueState.START, Then.LISTEN),
                said("I did not understand that language.", "en"));
    }

    @Test
    void aStrangersWordsAreTranslatedOnceWhenTheyWereForeseen() throws InterruptedException {
        // Given
        var translated = new ArrayList<String>();
        var prepared = new ArrayList<Question>();
        var counting = new TranslatedDialogue(new Dialogue() {
            @Override
            public void answer(Question question, Sink<Happening> sink) {
                asked.add(question);
            }

            @Override
            public Foresight foresee(Question question) {
                prepared.add(question);
                return this::answer;
            }
        }, (_, _, text, _, _) -> {
            translated.add(text);
            return Optional.ofNullable(BOOK.get(text));
        });
        var question = question("es", Input.Words.typed("dónde está mi pedido"));

        // When
        try (var foresight = counting.foresee(question)) {
            foresight.answer(question, told::add);
        }

        // Then
        assertThat(translated).containsExactly("dónde está mi pedido");
        assertThat(prepared).isEqualTo(asked).singleElement().satisfies(inner -> assertThat(inner.input()).isEqualTo(Input.Words.typed("where is my order")));
    }

    private static Happening said(String text, String language) {
        return new Happening.Said(Clause.of(text, language));
    }

    private static Question question(String language, Input input) {
        return new Question("call", 1, SHOP, language, DialogueState.START, input, List.of());
    }
}
