package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.Consent;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.session.Session;
import io.callmesh.runtime.privacy.Spoken;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscretionTest {

    private static final Assistant BANK = FolderAssistants.read(Path.of("../assistants")).get("banking");

    private final Discretion discretion = new Discretion(BANK, session());

    private static Session session() {
        return Session.begun("call-1", "token", "acme", "banking", "en", "chat", Instant.EPOCH);
    }

    private What.TurnTaken told(String caller, String said, Map<String, String> slots) {
        var taken = new Turn(3, Spoken.of(caller), Spoken.of(said), false);
        return (What.TurnTaken) discretion.told(new What.TurnTaken(taken, "intent", slots, 120, List.of())).orElseThrow();
    }

    @Test
    void theJournalHasTokensOfWhatWasSaidAndHeard() {
        var told = told("my card is four one one one one one one one one one one one one one one one", "Is it 4111 1111 1111 1111?", Map.of());
        assertThat(told.taken().caller().reveal()).isEqualTo("my card is [card 1]");
        assertThat(told.taken().said().reveal()).isEqualTo("Is it [card 1]?");
        assertThat(told.taken().turn()).isEqualTo(3);
        assertThat(told.responseMs()).isEqualTo(120);
    }

    @Test
    void aNameIsKnownBySlotAndHiddenWhereverItIsSaid() {
        // Given
        var state = DialogueState.START.with(Map.of("lastName", "Marlowe"), "x", "{}");

        // When
        discretion.now(state);

        // Then
        var told = told("it is marlowe", "Thank you, Mister Marlowe.", Map.of("lastName", "Marlowe"));
        assertThat(told.taken().caller().reveal()).isEqualTo("it is [name 1]");
        assertThat(told.taken().said().reveal()).isEqualTo("Thank you, Mister [name 1].");
        assertThat(told.slots()).isEqualTo(Map.of("lastName", "[name 1]"));
    }

    @Test
    void wordsInWhichASensitiveValueCannotBeFoundAgainAreHiddenWhole() {
        var told = told("em ay ar el oh double you ee", "Thank you.", Map.of("lastName", "Marlowe"));
        assertThat(told.taken().caller().reveal()).isEqualTo("[name 1]");
    }

    @Test
    void ordersAndAmountsStay() {
        var told = told("send 250 dollars for order 4271 at half past six", "250 dollars for order 4271.", Map.of("amount", "250.00 USD"));
        assertThat(told.taken().caller().reveal()).isEqualTo("send 250 dollars for order 4271 at half past six");
        assertThat(told.slots()).isEqualTo(Map.of("amount", "250.00 USD"));
    }

    @Test
    void theSessionKeepsTheTokensSoThatTheNextGatewayGoesOnWithThem() {
        // Given
        told("my card is 4111111111111111", "", Map.of());

        // When
        var taken = new Discretion(BANK, session().at(discretion.kept(DialogueState.START)));

        // Then
        var turn = new Turn(4, Spoken.of("not 4111111111111111 but 5500000000000004"), Spoken.NOTHING, false);
        var told = (What.TurnTaken) taken.told(new What.TurnTaken(turn, "", Map.of(), -1, List.of())).orElseThrow();
        assertThat(told.taken().caller().reveal()).isEqualTo("not [card 1] but [card 2]");
    }

    @Test
    void ofACallerWhoRefusesOnlyWhatHasNoWordsIsTold() {
        // Given
        assertThat(discretion.now(DialogueState.START)).isEmpty();

        // When
        var answered = discretion.now(Consent.refused(DialogueState.START));

        // Then
        assertThat(answered).contains(Consent.REFUSED);
        assertThat(discretion.told(new What.TurnTaken(new Turn(1, Spoken.of("hello"), Spoken.of("hello"), false), "", Map.of(), 1, List.of()))).isEmpty();
        assertThat(discretion.told(new What.ToolCalled("order_lookup", "found", "call-1-1-1"))).isPresent();
        assertThat(discretion.told(new What.CallEnded("completed", 1, 2))).isPresent();
        assertThat(discretion.keeps()).isFalse();
    }
}
