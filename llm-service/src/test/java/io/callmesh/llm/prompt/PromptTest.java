package io.callmesh.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptTest {

    private static final Message HELLO = new Message(Role.CALLER, Spoken.of("hello"), ""), HI = new Message(Role.ASSISTANT, Spoken.of("hi"), "");

    private static Prompt question(List<Message> history, String asked, String passage) {
        var source = new Source("id", "Title", passage, passage, 1);
        return Prompt.of(new Job("en", history, new Task.Question(Spoken.of(asked), List.of(source)), List.of(), 0));
    }

    @Test
    void whatIsNewInATurnComesLastSoThatTheRestStaysRead() {
        // When
        var first = question(List.of(HELLO, HI), "when are you open", "From nine.");
        var second = question(List.of(HELLO, HI, new Message(Role.CALLER, Spoken.of("when are you open"), ""), HI), "where", "In Juniper Street.");
        // Then
        assertThat(second.system()).isEqualTo(first.system());
        assertThat(second.messages().subList(0, 2)).isEqualTo(first.messages().subList(0, 2));
        assertThat(second.messages().getLast().text().reveal()).contains("In Juniper Street.").endsWith("The caller asks: where");
    }

    @Test
    void theQuestionIsNotToldTwiceWhenTheHistoryHasIt() {
        var prompt = question(List.of(HELLO), "hello", "From nine.");
        assertThat(prompt.messages()).hasSize(1);
    }

    @Test
    void whatIsPutInIsNotReadAgain() {
        assertThat(question(List.of(), "say {passages}", "No {text} here.").messages().getLast().text().reveal()).contains("No {text} here.").endsWith("say {passages}");
    }

    @Test
    void aLongHistoryIsCutInStepsAndWhatTheCallerSaidBeforeStaysInShort() {
        // Given
        var history = new ArrayList<Message>();
        for (int i = 0; i < 60; i++) history.add(new Message(i % 2 == 0 ? Role.CALLER : Role.ASSISTANT, Spoken.of("number " + i + " " + "word ".repeat(40)), ""));
        // When
        var cut = History.of(history, 1_000);
        // Then
        assertThat(cut.recent()).hasSizeLessThan(20).endsWith(history.getLast());
        assertThat((60 - cut.recent().size()) % 8).isZero();
        assertThat(cut.recent().stream().mapToInt(message -> History.tokens(message.text().reveal())).sum()).isLessThan(800);
        assertThat(cut.earlier().reveal()).contains("“number ").doesNotContain("number 59", "number 1 ");
        assertThat(History.tokens(cut.earlier().reveal())).isLessThanOrEqualTo(200);
        // And the same stands in front for some turns
        var later = new ArrayList<>(history);
        later.add(HELLO);
        assertThat(later.size() - History.of(later, 1_000).recent().size()).isIn(60 - cut.recent().size(), 68 - cut.recent().size());
        assertThat(History.of(history.subList(0, 4), 1_000)).isEqualTo(new History(Spoken.NOTHING, history.subList(0, 4)));
        assertThat(Prompt.of(new Job("en", history, new Task.Chat("S"), List.of(), 0)).system().reveal()).contains("Earlier in this call");
        assertThat(Prompt.of(new Job("en", history.subList(0, 4), new Task.Chat("S"), List.of(), 0)).system().reveal()).doesNotContain("Earlier in this call");
    }

    @Test
    void whatWasSummedUpBeforeAConversationStaysInFrontOfIt() {
        // Given
        var before = new Message(Role.SYSTEM, Spoken.of("A lamp was bought."), "");
        // When
        var chat = Prompt.of(new Job("en", List.of(before, HELLO), new Task.Chat("S"), List.of(), 0));
        var summary = Prompt.of(new Job("en", List.of(before, HELLO), new Task.Summarize(List.of(), List.of()), List.of(), 0));
        // Then
        assertThat(chat.system().reveal()).endsWith("Earlier in this call, in short: A lamp was bought.");
        assertThat(chat.messages()).containsExactly(HELLO);
        assertThat(summary.messages().getLast().text().reveal()).startsWith("before: A lamp was bought.\ncaller: ");
    }

    @Test
    void everyTaskHasATextInBothLanguagesWithAllItsPartsFilled() {
        var parts = Map.of("text", Spoken.of("T"), "expecting", Spoken.of("E"), "flows", Spoken.of("F"), "slots", Spoken.of("S"), "sentences", Spoken.of("3"), "recipient", Spoken.of("R"), "sender", Spoken.of("N"));
        for (var name : List.of("command", "summary", "minutes", "polish", "entities", "sentiment", "draft")) {
            for (var language : List.of("en", "zh")) {
                var prompt = Prompt.of(new Job(language, List.of(), new Task.Write(name, parts, "{}"), List.of(), 0));
                assertThat(prompt.system().reveal()).as(name + " " + language).isNotBlank().doesNotContainPattern("\\{\\w+\\}");
                assertThat(prompt.messages().getLast().text().reveal()).endsWith("T");
                assertThat(prompt.form()).isEqualTo("{}");
                assertThat(prompt.system().reveal().codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)).as(name + language).isEqualTo(language.equals("zh"));
            }
        }
    }
}
