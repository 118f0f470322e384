package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.conversation.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Callers who come back from a person, or from waiting for one.
class HandOffFlowTest {

    private static final Path PACKS = Path.of("src/test/resources/packs");

    private final Chat chat = new Chat();

    @Test
    void whenNobodyComesAfterAllTheFlowGoesOnAfterThatStep() {
        chat.world.staffed = true;
        chat.wants("agent");
        assertThat(chat.put(new Heard.Returned(Input.Why.NOBODY))).isEqualTo("Nobody is free. What may I pass on?");
        assertThat(chat.mumbles("call me tomorrow")).isEqualTo("I have written that down.");
        assertThat(chat.state.more()).containsEntry(DialogueState.LEFT, "1\ncall me tomorrow").containsEntry(DialogueState.WHY, "agent");
    }

    @Test
    void whoComesBackFromAPersonIsWelcomed() {
        for (var why : List.of(Input.Why.GAVE_BACK, Input.Why.VANISHED)) {
            chat.world.staffed = true;
            chat.wants("agent");
            assertThat(chat.put(new Heard.Returned(why))).isEqualTo(why == Input.Why.GAVE_BACK ? "I am back." : "They are gone. I am here.");
            assertThat(chat.state.flow()).isEmpty();
            assertThat(chat.put(new Heard.Returned(Input.Why.NOBODY))).isEqualTo("Nobody is free.");
        }
    }

    @Test
    void aMessageIsNotTakenWithoutANumberWhereThePackAsksForOne(@TempDir Path folder) throws Exception {
        // Given
        var packs = folder.resolve("packs");
        try (var files = Files.walk(PACKS)) {
            for (var file : files.toList()) Files.copy(file, packs.resolve(PACKS.relativize(file).toString()));
        }
        Files.writeString(packs.resolve("_base/slots.yaml"), "\ncallback_number: {kind: phone}\n", StandardOpenOption.APPEND);
        Files.writeString(packs.resolve("_base/texts.en.yaml"), "\nask.callback_number: At which number?\n", StandardOpenOption.APPEND);
        Files.writeString(packs.resolve("_base/texts.zh.yaml"), "\nask.callback_number: 您的电话号码是？\n", StandardOpenOption.APPEND);
        var engine = new FlowEngine(FolderAssistants.read(packs).get("shop"), "en");

        // When
        var asked = engine.decide(DialogueState.START, meant("agent", Map.of(), "a person please"), chat.world);
        var left = engine.decide(asked.state(), meant("out_of_scope", Map.of(), "the lid is loose"), chat.world);

        // Then
        assertThat(left.state().awaiting()).isEqualTo("slot:callback_number");
        assertThat(left.state().more()).doesNotContainKey(DialogueState.LEFT);
        // When
        var told = engine.decide(left.state(), meant("", Map.of("callback_number", List.of("+4930123456")), "+4930123456"), chat.world);

        // Then
        assertThat(told.state().more()).containsEntry(DialogueState.LEFT, "1\nthe lid is loose");
        assertThat(told.state().slots()).containsEntry("callback_number", "+4930123456");
    }

    @Test
    void whoCallsFromAKnownNumberIsNotAskedForOne() {
        chat.state = DialogueState.START.knowing("caller", "+4930123456");
        chat.wants("agent");
        assertThat(chat.mumbles("call me tomorrow")).isEqualTo("I have written that down.");
    }

    private static Heard.Meant meant(String intent, Map<String, List<String>> slots, String words) {
        return new Heard.Meant(intent, true, slots, Heard.Sureness.TYPED, words);
    }
}
