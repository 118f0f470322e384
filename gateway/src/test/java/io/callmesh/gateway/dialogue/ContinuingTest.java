package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Turn;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContinuingTest {

    private final Chat chat = new Chat();

    @Test
    void whatWasCutShortIsGoneOnWithWhereItWasCut() {
        // Given
        chat.world.cut = Optional.of(new Turn(3, Spoken.of("returns"), Spoken.of("Gladly. You have thirty"), true, Spoken.of("days. No more.")));

        // When
        String first = chat.wants("go_on"), again = chat.wants("go_on");

        // Then
        assertThat(first).isEqualTo("I had got as far as: You have thirty. It goes on: days. No more.");
        assertThat(again).isEqualTo("I had said all of it.");
    }

    @Test
    void whatWasCutBeforeItBeganIsSaidNow() {
        chat.world.cut = Optional.of(new Turn(3, Spoken.of("returns"), Spoken.NOTHING, true, Spoken.of("You have thirty days.")));
        assertThat(chat.wants("go_on")).isEqualTo("I was going to say: You have thirty days.");
    }

    @Test
    void anOpenQuestionIsAskedAgainAfterGoingOnUnlessItIsTheRest() {
        // Given
        chat.wants("order_status");
        String nothing = chat.wants("go_on");
        chat.world.cut = Optional.of(new Turn(1, Spoken.of("my order"), Spoken.of("What is your"), true, Spoken.of("order number?")));

        // When
        String rest = chat.wants("go_on");

        // Then
        assertThat(nothing).isEqualTo("I had said all of it. What is your order number?");
        assertThat(rest).isEqualTo("I had got as far as: What is your. It goes on: order number?");
        assertThat(chat.types("", "orderNumber", "4271")).startsWith("Order 4271 is on its way");
    }
}
