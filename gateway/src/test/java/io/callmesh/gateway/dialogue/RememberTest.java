package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Callers are asked before anything of them is remembered.
class RememberTest {

    private static final String ORDER = DialogueState.REMEMBER + "orderNumber";

    private final Chat chat = new Chat();

    @Test
    void whoAgreesIsRemembered() {
        // Given
        chat.wants("remember_me");
        chat.types("out_of_scope", "orderNumber", "4271");
        assertThat(chat.state.more()).doesNotContainKey(ORDER);

        // When
        chat.wants("yes");

        // Then
        assertThat(chat.state.more()).containsEntry(ORDER, "PT2160H 4271");
    }

    @Test
    void whoDoesNotIsNot() {
        chat.wants("remember_me");
        chat.types("out_of_scope", "orderNumber", "4271");
        chat.wants("no");
        assertThat(chat.state.more()).doesNotContainKey(ORDER);
    }
}
