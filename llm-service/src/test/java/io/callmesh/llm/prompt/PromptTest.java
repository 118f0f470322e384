package io.callmesh.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.runtime.privacy.Spoken;
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
