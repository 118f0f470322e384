package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.conversation.Input;
import java.io.IOException;
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

    @TempDir
    private Path folder;

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
    void aMessageIsNotTakenWithoutANumberWhereThePackAsksForOne() throws Exception {
        // Given
        var call = new Asking();
        call.leaves("the lid is loose");
        assertThat(call.state.awaiting()).isEqualTo("slot:callback_number");
        assertThat(call.state.more()).doesNotContainKey(DialogueState.LEFT).containsEntry(DialogueState.LEAVING, "the lid is loose");

        // When
        call.put(new Heard.Meant("", true, Map.of("callback_number", List.of("+4930123456")), Heard.Sureness.TYPED, "+4930123456"));

        // Then
        assertThat(call.state.more()).containsEntry(DialogueState.LEFT, "1\nthe lid is loose").doesNotContainKey(DialogueState.LEAVING);
        assertThat(call.state.slots()).containsEntry("callback_number", "+4930123456");
    }

    @Test
    void aNumberThatMayBeMisheardIsReadBack() throws Exception {
        // Given
        var call = new Asking();
        call.leaves("the lid is loose");

        // When
        call.put(new Heard.Meant("", false, Map.of("callback_number", List.of("30123456")), Heard.Sureness.DOUBTFUL, "30123456"));

        // Then
        assertThat(call.state.awaiting()).isEqualTo("read-back:callback_number");
        assertThat(call.state.more()).doesNotContainKey(DialogueState.LEFT);
        call.put(meant("yes", Map.of(), "yes"));
        assertThat(call.state.more()).containsEntry(DialogueState.LEFT, "1\nthe lid is loose");
    }

    @Test
    void whoTellsNoNumberLeavesTheMessageAllTheSame() throws Exception {
        var strange = meant("out_of_scope", Map.of(), "well");
        for (var ways : List.<List<Heard>>of(List.of(meant("no", Map.of(), "no")), List.of(new Heard.Keyed("#")), List.of(strange, strange, strange), List.of(new Heard.Quiet(1), new Heard.Quiet(2), new Heard.Quiet(3)), List.of(meant("goodbye", Map.of(), "bye")))) {
            // Given
            var call = new Asking();
            call.leaves("the lid is loose");

            // When
            for (var heard : ways) call.put(heard);

            // Then
            assertThat(call.state.more()).as("%s", ways).containsEntry(DialogueState.LEFT, "1\nthe lid is loose");
            assertThat(call.state.awaiting()).isEmpty();
        }
    }

    @Test
    void whoTakesItBackLeavesNothing() throws Exception {
        var call = new Asking();
        call.leaves("the lid is loose");
        call.put(meant("cancel", Map.of(), "never mind"));
        assertThat(call.state.more()).doesNotContainKeys(DialogueState.LEFT, DialogueState.LEAVING);
    }

    @Test
    void byKeysAloneACallBackIsAskedForWithoutAMessage() throws Exception {
        // Given
        var call = new Asking();
        call.put(meant("agent", Map.of(), "a person please"));

        // When
        call.put(new Heard.Keyed("#"));
        assertThat(call.state.awaiting()).isEqualTo("slot:callback_number");
        call.put(new Heard.Keyed("30123456#"));

        // Then
        assertThat(call.state.more()).containsEntry(DialogueState.LEFT, "1\nPlease call.");
        assertThat(call.state.slots()).containsEntry("callback_number", "30123456");
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

    /// A call to a pack that asks for the number to call back.
    private final class Asking {

        private final FlowEngine engine = new FlowEngine(FolderAssistants.read(folder()).get("shop"), "en");
        private DialogueState state = DialogueState.START;

        private Asking() throws IOException {}

        private void leaves(String message) throws InterruptedException {
            put(meant("agent", Map.of(), "a person please"));
            put(meant("out_of_scope", Map.of(), message));
        }

        private void put(Heard heard) throws InterruptedException {
            state = engine.decide(state, heard, chat.world).state();
        }

        private Path folder() throws IOException {
            var packs = Files.createTempDirectory(folder, "packs").resolve("all");
            try (var files = Files.walk(PACKS)) {
                for (var file : files.toList()) Files.copy(file, packs.resolve(PACKS.relativize(file).toString()));
            }
            Files.writeString(packs.resolve("_base/slots.yaml"), "\ncallback_number: {kind: phone}\n", StandardOpenOption.APPEND);
            Files.writeString(packs.resolve("_base/texts.en.yaml"), "\nask.callback_number: At which number?\nno_message: Please call.\n", StandardOpenOption.APPEND);
            Files.writeString(packs.resolve("_base/texts.zh.yaml"), "\nask.callback_number: 您的电话号码是？\nno_message: 请回电。\n", StandardOpenOption.APPEND);
            return packs;
        }
    }
}
