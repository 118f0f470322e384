package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.gateway.dialogue.Heard.Meant;
import io.callmesh.gateway.dialogue.Heard.Sureness;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Steps that several flows have in common, and a name that is said or keyed.
class SharedStepsTest {

    private final Chat chat = new Chat();

    @Test
    void whatOnePartAskedAnotherFlowDoesNotAskAgain() {
        // Given
        chat.types("gift_note", "orderNumber", "4271");

        // When
        String first = says("anna marlow"), second = chat.wants("gift_wrap");

        // Then
        assertThat(first).isEqualTo("This is for anna marlow.");
        assertThat(second).isEqualTo("This is for anna marlow.");
    }

    @Test
    void aNameIsSpelledOnTheKeys() {
        chat.types("gift_note", "orderNumber", "4271");
        assertThat(chat.keys("62")).isEmpty();
        assertThat(chat.keys("7569#")).isEqualTo("This is for 627569.");
        assertThat(chat.last.filled()).doesNotContainKey("owner");
    }

    @Test
    void anotherWishIsHeardWhereANameIsAskedFor() {
        chat.types("gift_note", "orderNumber", "4271");
        assertThat(chat.wants("hours")).isEqualTo("We are open from nine to five. What is your name?");
        assertThat(chat.wants("agent")).startsWith("Nobody is free.");
    }

    @Test
    void whatIsCountedOverTheCallIsTriedThreeTimesWhicheverFlowsItIsIn() {
        // Given
        chat.types("gift_note", "orderNumber", "9001");
        String first = says("anna");
        chat.wants("gift_wrap");
        chat.types("", "orderNumber", "9002");
        String second = says("anna");

        // When
        chat.types("gift_note", "orderNumber", "9003");
        String third = says("anna");

        // Then
        assertThat(first).isEqualTo(second).isEqualTo("What is your order number?");
        assertThat(third).isEqualTo("All right, nothing was done.");
        assertThat(chat.last.then()).isEqualTo(Then.HANG_UP);
    }

    private String says(String name) {
        return chat.put(new Meant("out_of_scope", false, Map.of(), Sureness.TYPED, name));
    }
}
