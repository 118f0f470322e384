package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.dialogue.Happening.Then;
import io.callmesh.gateway.dialogue.Heard.Meant;
import io.callmesh.gateway.dialogue.Heard.Sureness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowEngineTest {

    private final Chat chat = new Chat();

    @Test
    void aCallOpensWithTheGreeting() {
        assertThat(chat.put(new Heard.Opened())).isEqualTo("Hello, this is The Shop.");
    }

    @Test
    void whoCannotBeHeardIsToldOfTheKeysAtOnce() {
        chat.state = new DialogueState("", List.of(), "", Map.of(), Map.of(), 0, List.of(), Map.of("deaf", "true"));
        assertThat(chat.put(new Heard.Opened())).isEqualTo("Hello, this is The Shop. Press one for an order.");
    }

    @Test
    void aFlowAsksForWhatItNeedsAndAnswers() {
        // When
        String question = chat.wants("order_status"), answer = chat.types("", "orderNumber", "4271");

        // Then
        assertThat(question).isEqualTo("What is your order number?");
        assertThat(answer).isEqualTo("Order 4271 is on its way, and will arrive on 2026-11-24.");
        assertThat(chat.last.filled()).containsEntry("orderNumber", "4271");
        assertThat(chat.last.intent()).isEqualTo("order_status");
        assertThat(chat.state.awaiting()).isEmpty();
    }

    @Test
    void whatWasToldAtOnceIsNotAsked() {
        assertThat(chat.types("order_status", "orderNumber", "4272")).isEqualTo("Order 4272 is being packed.");
    }

    @Test
    void keysAreSentBetweenWhatIsSaid() {
        assertThat(chat.types("warehouse", "orderNumber", "4272")).isEqualTo(chat.wants("hours") + " <9w4272#> " + Chat.SHOP.text("kept", "en"));
    }

    @Test
    void theAlternativeThatExistsWinsAndIsReadBack() {
        // Given
        chat.wants("order_status");

        // When
        String answer = chat.says("", "orderNumber", "4291", "4271");

        // Then
        assertThat(answer).isEqualTo("I have order 4271. Is that right?");
        assertThat(chat.last.filled()).containsEntry("orderNumber", "4271");
        assertThat(chat.world.called).isEmpty();
        assertThat(chat.wants("yes")).startsWith("Order 4271 is on its way");
    }

    @Test
    void theLikeliestThatExistsIsNotReadBackWhereThatIsNotWanted() {
        chat.wants("order_status");
        assertThat(chat.says("", "orderNumber", "4271", "4272")).startsWith("Order 4271 is on its way");
        assertThat(chat.world.looked).hasSize(2);
    }

    @Test
    void aNumberThatNobodyKnowsIsReadBackFirst() {
        chat.wants("order_status");
        assertThat(chat.says("", "orderNumber", "9001")).isEqualTo("I have order 9001. Is that right?");
        assertThat(chat.wants("yes")).isEqualTo("I cannot find order 9001. What is your order number?");
    }

    @Test
    void aDoubtfulValueIsReadBack() {
        chat.wants("order_status");
        assertThat(chat.put(new Meant("", false, Map.of("orderNumber", List.of("4271")), Sureness.DOUBTFUL, "")))
                .isEqualTo("I have order 4271. Is that right?");
    }

    @Test
    void anUnsureNumberIsReadBackUnlessItIsTheOnlyOneThatExists() {
        // When
        String alone = new Chat().put(unsure("4271", "4279")), oneOfTwo = new Chat().put(unsure("4271", "4272"));

        // Then
        assertThat(alone).startsWith("Order 4271 is on its way");
        assertThat(oneOfTwo).isEqualTo("I have order 4271. Is that right?");
    }

    private static Meant unsure(String... numbers) {
        return new Meant("order_status", false, Map.of("orderNumber", List.of(numbers)), Sureness.UNSURE, "where is it");
    }

    @Test
    void aRejectedNumberIsNotOfferedAgain() {
        // Given
        chat.wants("order_status");
        chat.says("", "orderNumber", "4291", "4272");

        // When
        String asked = chat.wants("no"), second = chat.says("", "orderNumber", "4272", "4271");

        // Then
        assertThat(asked).isEqualTo("Then please tell me once more.");
        assertThat(second).startsWith("Order 4271");
    }

    @Test
    void aRejectedNumberThatIsHeardAgainIsReadBackAgain() {
        chat.wants("order_status");
        chat.says("", "orderNumber", "4291", "4271");
        chat.wants("no");
        assertThat(chat.says("", "orderNumber", "4271")).isEqualTo("I have order 4271. Is that right?");
    }

    @Test
    void aNumberIsCorrectedWhileItIsReadBack() {
        // Given
        chat.wants("cancel_order");
        chat.says("", "orderNumber", "4271");

        // When
        String corrected = chat.says("correction", "orderNumber", "4272");

        // Then
        assertThat(corrected).isEqualTo("I have order 4272. Is that right?");
        assertThat(chat.wants("yes")).isEqualTo("Shall I cancel order 4272?");
        assertThat(chat.wants("yes")).isEqualTo("Order 4272 is cancelled.");
        assertThat(chat.world.called).containsExactly(new FakeWorld.Called("order_cancel", Map.of("number", "4272"), true));
    }

    @Test
    void aNumberIsCorrectedByKeypadWhileItIsReadBack() {
        chat.wants("cancel_order");
        chat.says("", "orderNumber", "4271");
        assertThat(chat.keys("4272")).isEqualTo("I have order 4272. Is that right?");
        assertThat(chat.keys("1")).isEqualTo("Shall I cancel order 4272?");
    }

    @Test
    void sayingTheSameNumberAgainIsAYes() {
        chat.wants("cancel_order");
        chat.says("", "orderNumber", "4271");
        assertThat(chat.says("", "orderNumber", "4271")).isEqualTo("Shall I cancel order 4271?");
    }

    @Test
    void aNumberCorrectedAtTheConfirmationIsReadBackAndConfirmedAnew() {
        // Given
        chat.types("cancel_order", "orderNumber", "4271");
        chat.wants("yes");

        // When
        String answer = chat.says("correction", "orderNumber", "1138");

        // Then
        assertThat(answer).isEqualTo("I have order 1138. Is that right?");
        assertThat(chat.wants("yes")).isEqualTo("Shall I cancel order 1138?");
        assertThat(chat.world.called).isEmpty();
    }

    @Test
    void noKeepsEverythingAsItWas() {
        chat.types("cancel_order", "orderNumber", "4271");
        chat.wants("yes");
        assertThat(chat.wants("no")).isEqualTo("All right, nothing was done.");
        assertThat(chat.world.called).isEmpty();
    }

    @Test
    void aCorrectionAfterTheAnswerStartsTheLastFlowOver() {
        chat.types("order_status", "orderNumber", "4271");
        assertThat(chat.types("correction", "orderNumber", "4272")).isEqualTo("Order 4272 is being packed.");
    }

    @Test
    void aQuestionThatAsksNothingBackReturnsToTheOpenOne() {
        chat.wants("order_status");
        assertThat(chat.wants("hours")).isEqualTo("We are open from nine to five. What is your order number?");
        assertThat(chat.types("", "orderNumber", "4271")).startsWith("Order 4271");
    }

    @Test
    void anotherWishReplacesTheRunningOne() {
        chat.wants("cancel_order");
        assertThat(chat.wants("order_drink")).isEqualTo("Which drink?");
        assertThat(chat.state.flow()).isEqualTo("order_drink");
    }

    @Test
    void aQuestionForTheKnowledgeReturnsToTheOpenOne() {
        chat.wants("order_status");
        assertThat(chat.asks("may i return a thing")).isEqualTo("(from knowledge) What is your order number?");
    }

    @Test
    void cancellingLeavesTheFlow() {
        chat.wants("order_status");
        assertThat(chat.wants("cancel")).isEqualTo("All right.");
        assertThat(chat.state.flow()).isEmpty();
    }

    @Test
    void cancellingForgetsWhatWasTold() {
        chat.put(new Meant("order_drink", true, Map.of("size", List.of("large")), Sureness.TYPED, "something large"));
        chat.wants("cancel");
        assertThat(chat.types("order_drink", "drink", "tea")).isEqualTo("Which size?");
    }

    @Test
    void aSmallTalkInBetweenDoesNotHideWhatACorrectionIsAbout() {
        chat.types("order_status", "orderNumber", "4271");
        chat.wants("thanks");
        assertThat(chat.types("correction", "orderNumber", "4272")).isEqualTo("Order 4272 is being packed.");
    }

    @Test
    void noMessageIsNoMessage() {
        chat.wants("agent");
        assertThat(chat.wants("no")).isEqualTo("All right.");
    }

    @Test
    void whatWasSaidIsRepeated() {
        assertThat(chat.wants("repeat")).isEqualTo("I have said nothing yet.");
        chat.wants("order_status");
        assertThat(chat.wants("repeat")).isEqualTo("What is your order number?");
        assertThat(chat.wants("repeat")).isEqualTo("What is your order number?");
        assertThat(chat.types("", "orderNumber", "4271")).startsWith("Order 4271");
        assertThat(chat.wants("repeat")).startsWith("Order 4271");
    }

    @Test
    void whoIsNotUnderstoodIsOfferedMoreEachTime() {
        chat.wants("order_status");
        assertThat(chat.mumbles("mm")).isEqualTo("I did not understand. What is your order number?");
        assertThat(chat.mumbles("mm")).isEqualTo("I still did not understand. You can also use the keypad. What is your order number?");
        assertThat(chat.mumbles("mm")).isEqualTo("Let me find somebody. Nobody is free. What may I pass on?");
    }

    @Test
    void nobodyThereTakesAMessage() {
        assertThat(chat.wants("agent")).isEqualTo("Nobody is free. What may I pass on?");
        assertThat(chat.put(new Meant("order_status", false, Map.of("orderNumber", List.of("4271")), Sureness.DOUBTFUL, "where is my order 4271")))
                .isEqualTo("I have written that down.");
        assertThat(chat.last.filled()).isEmpty();
    }

    @Test
    void somebodyThereTakesTheCall() {
        chat.world.staffed = true;
        assertThat(chat.wants("agent")).isEqualTo("I am putting you through.");
        assertThat(chat.last.then()).isEqualTo(Then.HAND_OFF);
        assertThat(chat.state.more()).containsEntry("queue", "service");
    }

    @Test
    void silenceIsAskedAboutTwiceThenTheCallEnds() {
        chat.wants("order_status");
        assertThat(chat.put(new Heard.Quiet(1))).isEqualTo("Are you still there? What is your order number?");
        assertThat(chat.put(new Heard.Quiet(2))).isEqualTo("Are you still there? What is your order number?");
        assertThat(chat.put(new Heard.Quiet(3))).isEqualTo("I hang up now.");
        assertThat(chat.last.then()).isEqualTo(Then.HANG_UP);
    }

    @Test
    void goodbyeHangsUp() {
        assertThat(chat.wants("goodbye")).isEqualTo("Goodbye!");
        assertThat(chat.last.then()).isEqualTo(Then.HANG_UP);
    }

    @Test
    void noToAnythingElseIsAGoodbye() {
        chat.wants("thanks");
        assertThat(chat.wants("no")).isEqualTo("Goodbye!");
    }

    @Test
    void keysChooseFromTheMenuAndFillSlots() {
        assertThat(chat.keys("1")).isEqualTo("What is your order number?");
        assertThat(chat.keys("42")).isEmpty();
        assertThat(chat.keys("71")).startsWith("Order 4271 is on its way");
        assertThat(chat.last.filled()).containsEntry("orderNumber", "4271");
    }

    @Test
    void keysBegunBeforeSpeakingAreForgotten() {
        // Given
        chat.wants("cancel_order");
        chat.keys("1");
        chat.types("", "orderNumber", "4271");
        chat.keys("1");

        // When
        String answer = chat.keys("2");

        // Then
        assertThat(answer).isEqualTo("All right, nothing was done.");
    }

    @Test
    void aLateHashIsIgnored() {
        chat.keys("1");
        chat.keys("4272");
        var before = chat.state;
        assertThat(chat.keys("#")).isEmpty();
        assertThat(chat.state).isEqualTo(before);
    }

    @Test
    void tooFewDigitsAreAskedForAgain() {
        chat.keys("1");
        assertThat(chat.keys("42#")).isEqualTo("That does not fit. What is your order number?");
        assertThat(chat.keys("4271#")).startsWith("Order 4271");
    }

    @Test
    void aStarTakesBackWhatWasKeyed() {
        chat.keys("1");
        chat.keys("99");
        assertThat(chat.keys("*")).isEqualTo("What is your order number?");
        assertThat(chat.keys("4271")).startsWith("Order 4271");
    }

    @Test
    void aKeyPicksAChoiceByItsPlace() {
        chat.wants("order_drink");
        assertThat(chat.keys("2")).isEqualTo("Which size?");
        assertThat(chat.keys("2")).isEqualTo("One large coffee. Right?");
    }

    @Test
    void aMissingOrderIsAskedForThreeTimesAtMost() {
        chat.types("order_status", "orderNumber", "9001");
        assertThat(chat.types("", "orderNumber", "9002")).isEqualTo("I cannot find order 9002. What is your order number?");
        assertThat(chat.types("", "orderNumber", "9003")).isEqualTo("I cannot find order 9003. This does not work. Nobody is free. What may I pass on?");
    }

    @Test
    void aToolThatIsAwayIsSaidSo() {
        assertThat(chat.types("order_status", "orderNumber", "5555")).isEqualTo("I cannot reach our system.");
        assertThat(chat.state.flow()).isEmpty();
    }

    @Test
    void valuesMayBeToldTogetherAndCorrectedAtTheConfirmation() {
        // Given
        String asked = chat.put(new Meant("order_drink", true, Map.of("drink", List.of("tea"), "size", List.of("large")), Sureness.CLEAR, "a large tea"));

        // When
        String corrected = chat.says("correction", "drink", "coffee");

        // Then
        assertThat(asked).isEqualTo("One large tea. Right?");
        assertThat(corrected).isEqualTo("One large coffee. Right?");
        assertThat(chat.wants("yes")).isEqualTo("Your coffee is coming.");
        assertThat(chat.state.slots()).isEmpty();
    }

    @Test
    void whatNobodyUnderstandsIsLookedUpThenDeclined() {
        assertThat(chat.asks("may i return a thing")).isEqualTo("(from knowledge)");
        assertThat(chat.asks("sing me a song")).isEqualTo("I cannot help with that.");
        assertThat(chat.last.intent()).isEqualTo("out_of_scope");
    }

    @Test
    void aStoredPlaceThatNoLongerExistsIsTheEndOfTheFlow() {
        chat.state = new DialogueState("order_status", List.of(7, 1, 3), "slot:orderNumber", Map.of(), Map.of(), 0, List.of(), Map.of());
        assertThat(chat.types("", "orderNumber", "4271")).isEmpty();
        assertThat(chat.state.flow()).isEmpty();
    }
}
