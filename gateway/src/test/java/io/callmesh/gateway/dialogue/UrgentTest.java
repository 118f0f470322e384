package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Heard.Meant;
import io.callmesh.gateway.dialogue.Heard.Sureness;
import io.callmesh.gateway.dialogue.Understanding.Meaning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is urgent is heard whatever is being asked.
class UrgentTest {

    private final Chat chat = new Chat();

    @Test
    void anOpenQuestionIsNotAskedAgainAfterIt() {
        chat.wants("order_status");
        assertThat(fire(Map.of("orderNumber", List.of("4271")))).isEqualTo("Please leave the shop.");
        assertThat(chat.state.awaiting()).isEmpty();
    }

    @Test
    void itIsNoMessage() {
        chat.wants("agent");
        assertThat(fire(Map.of())).isEqualTo("Please leave the shop.");
        assertThat(chat.state.slots()).doesNotContainKey("message");
    }

    @Test
    void itIsListenedForAsIfNothingHadBeenAsked() throws InterruptedException {
        // Given
        chat.wants("agent");
        Understanding understanding = (_, _, _, _, expecting) ->
                expecting.isEmpty() ? meaning("alarm", 0.6, false) : meaning("out_of_scope", 0, true);

        // When
        var heard = new Interpreter(understanding).interpret(question("oh dear, it is on fire"));

        // Then
        assertThat(heard).isInstanceOfSatisfying(Meant.class, meant -> assertThat(meant.intent()).isEqualTo("alarm"));
    }

    @Test
    void whatIsNotUrgentIsHeardAsTheAnswer() throws InterruptedException {
        // Given
        chat.wants("agent");
        Understanding understanding = (_, _, _, _, expecting) ->
                expecting.isEmpty() ? meaning("hours", 0.9, false) : meaning("out_of_scope", 0, true);

        // When
        var heard = new Interpreter(understanding).interpret(question("are you open at nine"));

        // Then
        assertThat(heard).isInstanceOfSatisfying(Meant.class, meant -> assertThat(meant.intent()).isEqualTo("out_of_scope"));
    }

    private String fire(Map<String, List<String>> slots) {
        return chat.put(new Meant("alarm", false, slots, Sureness.TYPED, "the shop is burning"));
    }

    private Question question(String said) {
        return new Question("call", 2, Chat.SHOP, "en", chat.state, Input.Words.typed(said), List.of());
    }

    private static Meaning meaning(String intent, double score, boolean outOfScope) {
        return new Meaning(intent, score, false, Map.of(), outOfScope, 0);
    }
}
