package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.Underway;
import io.callmesh.gateway.turn.TurnState;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PickupTest {

    private static final Input ASKED = Input.Words.typed("where is my order");
    private static final DialogueState AFTER = DialogueState.START.with(Map.of("orderNumber", "4271"), "order", "{}");

    private final Session begun = Session.begun("call", "token", "acme", "retail", "en", "test", Instant.EPOCH);
    private final Session talked = begun.withTurn(new Turn(0, Spoken.NOTHING, Spoken.of("Welcome."), false), DialogueState.START);

    @Test
    void anAnswerOfWhichAPartWasHeardIsATurnAndItsRestIsTold() {
        // When
        var pickup = Pickup.of(under(talked, answer(1, ASKED, "It left on Monday. It comes on Friday.", "It left on Monday.", true)));

        // Then
        assertThat(pickup.settled()).contains(new Turn(1, Spoken.of("where is my order"), Spoken.of("It left on Monday."), true, Spoken.of("It comes on Friday.")));
        assertThat(pickup.rest()).contains(new Pickup.Rest(Spoken.of("It comes on Friday."), Ending.HANG_UP));
        assertThat(pickup.session().dialogue()).isEqualTo(AFTER);
        assertThat(pickup.session().turns()).hasSize(2);
        assertThat(pickup.turn()).isEqualTo(2);
    }

    @Test
    void whatWasAskedIsAnsweredWhenNothingOrNotAllOfTheAnswerIsKnown() {
        for (var answer : List.of(answer(1, ASKED, "", "", false), answer(1, ASKED, "It left on Monday. It", "It left on Monday.", false), answer(1, ASKED, "It left.", "", true))) {
            // When
            var pickup = Pickup.of(under(talked, answer));

            // Then
            assertThat(pickup).isEqualTo(new Pickup(under(talked, answer), 1, ASKED, Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void keysAreNotAskedForAgain() {
        assertThat(Pickup.of(under(talked, answer(1, new Input.Keys("4271"), "", "", false))).first()).isEqualTo(new Input.Keys("4271"));
    }

    @Test
    void aGreetingThatNobodyHeardIsSaid() {
        // When
        var pickup = Pickup.of(under(begun, answer(0, new Input.Opening(), "Welcome.", "", true)));

        // Then
        assertThat(pickup.turn()).isZero();
        assertThat(pickup.first()).isEqualTo(new Input.Opening());
    }

    @Test
    void theRestIsToldAgainWhenTheCallIsCutOffBeforeItIsHeard() {
        // Given
        var cut = talked.withTurn(new Turn(1, Spoken.of("where"), Spoken.of("It left."), true, Spoken.of("It comes.")), AFTER);

        // When
        var pickup = Pickup.of(under(cut, answer(2, new Input.Silent(1), "We were cut off. It comes.", "", true)));

        // Then
        assertThat(pickup.rest()).contains(new Pickup.Rest(Spoken.of("It comes."), Ending.LISTEN));
        assertThat(pickup.settled()).isEmpty();
    }

    @Test
    void anApologyIsNotSaidAgain() {
        assertThat(Pickup.of(under(talked, answer(3, new Input.Opening(), "Sorry.", "", true))).first()).isEqualTo(new Input.Silent(1));
    }

    @Test
    void whoListenedIsAskedAgain() {
        // When
        var pickup = Pickup.of(talked);

        // Then
        assertThat(pickup).isEqualTo(new Pickup(talked, 1, new Input.Silent(1), Optional.empty(), Optional.empty()));
    }

    private static Underway answer(int turn, Input input, String text, String heard, boolean whole) {
        return new Underway(turn, input, Spoken.of(text), Spoken.of(heard), whole, Optional.of(AFTER), Ending.HANG_UP);
    }

    private static Session under(Session session, Underway answer) {
        return session.standing(new TurnState.CallersTurn(answer.turn(), false, TurnState.Strain.NONE, 0), Optional.of(answer));
    }
}
