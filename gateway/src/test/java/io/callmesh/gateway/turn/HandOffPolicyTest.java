package io.callmesh.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.EarTimes;
import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Event.HandedOff;
import io.callmesh.gateway.conversation.Event.Keys;
import io.callmesh.gateway.conversation.Event.Overdue;
import io.callmesh.gateway.conversation.Event.ReplyPlayed;
import io.callmesh.gateway.conversation.Event.SpeechStarted;
import io.callmesh.gateway.conversation.Event.Typed;
import io.callmesh.gateway.conversation.Event.Utterance;
import io.callmesh.gateway.conversation.HandOff;
import io.callmesh.gateway.conversation.HandOff.Leaving;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Input.Why;
import io.callmesh.gateway.turn.Action.Answer;
import io.callmesh.gateway.turn.Action.Comfort;
import io.callmesh.gateway.turn.Action.Connect;
import io.callmesh.gateway.turn.Action.Cut;
import io.callmesh.gateway.turn.Action.Disconnect;
import io.callmesh.gateway.turn.Action.Note;
import io.callmesh.gateway.turn.Action.Relay;
import io.callmesh.gateway.turn.Action.StopWaiting;
import io.callmesh.gateway.turn.TurnState.AgentsTurn;
import io.callmesh.gateway.turn.TurnState.CallersTurn;
import io.callmesh.gateway.turn.TurnState.Over;
import io.callmesh.gateway.turn.TurnState.Passage;
import io.callmesh.gateway.turn.TurnState.Paused;
import io.callmesh.gateway.turn.TurnState.Strain;
import io.callmesh.gateway.turn.TurnState.Underway;
import io.callmesh.gateway.turn.TurnState.Waiting;
import io.callmesh.gateway.turn.TurnState.WithPerson;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Calls that go to people, and come back.
class HandOffPolicyTest {

    private static final long NOW = 100_000;
    private static final EarTimes TIMES = new EarTimes(1, 2, 3);
    private static final Duration VOICE = Duration.ofMillis(500);
    private static final Input.Words WORDS = TurnPolicyTest.words("where is my order");
    private static final Input.Words NOTHING = new Input.Words(List.of(), false, false);
    private static final Strain NONE = Strain.NONE;
    private static final Underway SPEAKING = new Underway(Optional.of(WORDS), Optional.of(new Passage(true, false)), false, Optional.empty());
    private static final Underway HEARD_OUT = new Underway(Optional.of(WORDS), Optional.of(new Passage(false, false)), false, Optional.empty());

    private final TurnPolicy policy = new TurnPolicy(Patience.DEFAULT, "en");

    @Test
    void whoWaitsIsToldNowAndThenThatSomebodyWillCome() {
        row(waiting(3), new Overdue(), new Waiting(3, 1, NONE, NOW + 20_000), new Comfort(3));
    }

    @Test
    void whatIsSaidWhileWaitingIsKeptForThePerson() {
        row(waiting(3), new Utterance(WORDS, VOICE, TIMES), new Waiting(4, 0, NONE, NOW + 20_000), new Note(4, WORDS));
        row(waiting(3), new Utterance(NOTHING, VOICE, TIMES), waiting(3));
        row(waiting(3), new SpeechStarted(), waiting(3));
    }

    @Test
    void whenNobodyComesOrTheStarIsPressedTheAssistantGoesOn() {
        var nobody = new Input.Returned(Why.NOBODY);
        row(waiting(3), new HandedOff(new HandOff.NoOneThere()), back(4, nobody), new StopWaiting(), returned(4, nobody));
        row(waiting(3), new Keys("*", 7), back(4, nobody), new StopWaiting(), returned(4, nobody));
        row(new Waiting(3, 60, NONE, NOW), new Overdue(), back(4, nobody), new StopWaiting(), returned(4, nobody));
    }

    @Test
    void whatOthersHaveIsOver() {
        row(waiting(3), new HandedOff(new HandOff.HandedOver("transferred")), new Over("handed_off"));
    }

    @Test
    void aPersonMayJoinAtAnyTime() {
        var joined = new HandedOff(new HandOff.PersonJoined("Ana"));
        row(waiting(3), joined, talking(3), new Connect(3));
        row(listening(3), joined, talking(3), new Connect(3));
        row(agent(3, HEARD_OUT), joined, talking(3), new Cut(3, false), new Connect(3));
        row(paused(3, SPEAKING), joined, talking(3), new Cut(3, false), new Connect(3));
        row(talking(3), joined, talking(3));
    }

    @Test
    void withAPersonTheAssistantOnlyListens() {
        row(talking(3), new Utterance(WORDS, VOICE, TIMES), talking(4), new Note(4, WORDS));
        row(talking(3), new Typed(Spoken.of("hello"), 5), talking(4), new Note(4, Input.Words.typed("hello")));
        row(talking(3), new HandedOff(new HandOff.PersonSpoke(Spoken.of("hello"), true)), talking(4), new Relay(4, Spoken.of("hello"), true));
        row(talking(3), new ReplyPlayed(3, Ending.HANG_UP), talking(3));
        row(talking(3), new Overdue(), new WithPerson(3, 1, NONE, NOW + 70_000));
    }

    @Test
    void theCallComesBackFromAPersonWhoGivesItBackOrVanishes() {
        var back = new Input.Returned(Why.GAVE_BACK);
        var gone = new Input.Returned(Why.VANISHED);
        row(talking(3), new HandedOff(new HandOff.PersonLeft(Leaving.GAVE_BACK)), back(4, back), new Disconnect(Leaving.GAVE_BACK), returned(4, back));
        row(talking(3), new HandedOff(new HandOff.PersonLeft(Leaving.VANISHED)), back(4, gone), new Disconnect(Leaving.VANISHED), returned(4, gone));
        row(new WithPerson(3, 10, NONE, NOW), new Overdue(), back(4, gone), new Disconnect(Leaving.VANISHED), returned(4, gone));
        row(talking(3), new HandedOff(new HandOff.PersonLeft(Leaving.ENDED)), new Over("ended_by_person"), new Disconnect(Leaving.ENDED));
    }

    private static Waiting waiting(int turn) {
        return new Waiting(turn, 0, NONE, NOW + 20_000);
    }

    private static WithPerson talking(int turn) {
        return new WithPerson(turn, 0, NONE, NOW + 70_000);
    }

    private static AgentsTurn back(int turn, Input why) {
        return new AgentsTurn(turn, Underway.answering(why), NONE, NOW + 1_500);
    }

    private static Answer returned(int turn, Input why) {
        return new Answer(turn, why, Optional.empty(), Optional.empty());
    }

    private static CallersTurn listening(int turn) {
        return new CallersTurn(turn, false, NONE, NOW + 6_000);
    }

    private static AgentsTurn agent(int turn, Underway reply) {
        return new AgentsTurn(turn, reply, NONE, NOW + 70_000);
    }

    private static Paused paused(int turn, Underway reply) {
        return new Paused(turn, reply, NONE, false, NOW + 4_000);
    }

    private void row(TurnState before, Event event, TurnState after, Action... actions) {
        assertThat(policy.next(before, event, NOW)).isEqualTo(new TurnPolicy.Step(after, List.of(actions)));
    }
}
