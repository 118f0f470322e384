package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.dialogue.Heard.Meant;
import io.callmesh.gateway.dialogue.Heard.Sureness;
import io.callmesh.gateway.dialogue.Understanding.Beside;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WishesTest {

    private final Chat chat = new Chat();

    @Test
    void twoWishesOfOneUtteranceAreServedOneAfterTheOther() {
        assertThat(wants(Map.of("orderNumber", List.of("4271")), new Beside(List.of("hours"), "")))
                .startsWith("Order 4271 is on its way").endsWith("We are open from nine to five.");
    }

    @Test
    void theSecondWaitsUntilTheFirstIsThrough() {
        // When
        String first = wants(Map.of(), new Beside(List.of("hours"), ""));
        String second = chat.types("", "orderNumber", "4271");

        // Then
        assertThat(first).isEqualTo("What is your order number?");
        assertThat(second).startsWith("Order 4271").endsWith("We are open from nine to five.");
        assertThat(chat.state.more()).doesNotContainKey("wishes");
    }

    @Test
    void itWaitsForKeysToo() {
        wants(Map.of(), new Beside(List.of("hours"), ""));
        assertThat(chat.keys("4271")).endsWith("We are open from nine to five.");
    }

    @Test
    void whoLeavesTheFirstHasNoSecond() {
        wants(Map.of(), new Beside(List.of("hours"), ""));
        assertThat(chat.wants("cancel")).doesNotContain("We are open");
        assertThat(chat.types("order_status", "orderNumber", "4271")).doesNotContain("We are open");
    }

    @Test
    void aQuestionBesideAWishIsAnsweredFirst() {
        assertThat(wants(Map.of(), new Beside(List.of(), "may i return it"))).isEqualTo("(from knowledge) What is your order number?");
    }

    @Test
    void flowsThatThePackDoesNotHaveAreNotStarted() {
        assertThat(wants(Map.of("orderNumber", List.of("4271")), new Beside(List.of("give_everything_away"), ""))).startsWith("Order 4271");
    }

    private String wants(Map<String, List<String>> slots, Beside beside) {
        return chat.put(new Meant("order_status", false, slots, Sureness.TYPED, "where is it and when are you open", beside));
    }
}
