package io.callmesh.launcher.chaos.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MindTest {

    private final Mind mind = new Mind(List.of(Errand.MOVE, Errand.HOURS), "4272", "friday");

    @Test
    void answersWhatTheAgentAsksUntilItIsToldThatAllIsDone() {
        assertThat(mind.reply("Welcome to Juniper Street.")).hasValue("i want to change my delivery day");
        assertThat(mind.reply("What is your order number?")).hasValue("4272");
        assertThat(mind.reply("I have order 4 2 7 2. Is that right?")).hasValue("yes");
        assertThat(mind.reply("Which day suits you, Monday to Saturday?")).hasValue("friday");
        assertThat(mind.reply("I would move order 4 2 7 2, one cast iron pan, to Friday. Shall I do that?")).hasValue("yes");
        assertThat(mind.reply("Done. Order 4 2 7 2 will now come on Friday.")).hasValue("what are your opening hours");
        assertThat(mind.reply("The store is open from nine in the morning.")).isEmpty();
        assertThat(mind.done()).containsExactlyInAnyOrder(Errand.MOVE, Errand.HOURS);
        assertThat(mind.unserved()).isEmpty();
    }

    @Test
    void doesNotWantAgainWhatItWasToldIsDone() {
        // Given
        mind.reply("Welcome.");
        mind.learn("Done. Order 4 2 7 2 will now come on Friday.");

        // Then
        assertThat(mind.reply("I would move order 4 2 7 2, one cast iron pan, to Friday. Shall I do that?")).hasValue("no");
    }

    @Test
    void saysAgainWhatAnApologyWasGivenFor() {
        // Given
        mind.reply("Welcome.");

        // Then
        assertThat(mind.reply("I am sorry, something went wrong.")).hasValue("i want to change my delivery day");
    }

    @Test
    void losesItsPatienceInTheEnd() {
        for (int i = 0; i < 12; i++) assertThat(mind.reply("I am sorry.")).isPresent();

        assertThat(mind.reply("I am sorry.")).isEmpty();
        assertThat(mind.unserved()).containsExactly(Errand.MOVE, Errand.HOURS);
    }

    @Test
    void theSameDiceMakeTheSameCaller() {
        assertThat(Mind.of(new Random(7)).unserved()).isEqualTo(Mind.of(new Random(7)).unserved()).contains(Errand.REPORT);
    }
}
