package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Input;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Callers who come back from a person, or from waiting for one.
class HandOffFlowTest {

    private final Chat chat = new Chat();

    @Test
    void whenNobodyComesAfterAllTheFlowGoesOnAfterThatStep() {
        chat.world.staffed = true;
        chat.wants("agent");
        assertThat(chat.put(new Heard.Returned(Input.Why.NOBODY))).isEqualTo("Nobody is free. What may I pass on?");
        assertThat(chat.mumbles("call me tomorrow")).isEqualTo("I have written that down.");
        assertThat(chat.state.more()).containsEntry(DialogueState.LEFT, "1\ncall me tomorrow");
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
}
