package io.callmesh.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.EarTimes;
import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Event.Failed;
import io.callmesh.gateway.conversation.Event.FalseStart;
import io.callmesh.gateway.conversation.Event.Foreseen;
import io.callmesh.gateway.conversation.Event.HungUp;
import io.callmesh.gateway.conversation.Event.Keys;
import io.callmesh.gateway.conversation.Event.Overdue;
import io.callmesh.gateway.conversation.Event.Partial;
import io.callmesh.gateway.conversation.Event.ReplyPlayed;
import io.callmesh.gateway.conversation.Event.Speaking;
import io.callmesh.gateway.conversation.Event.SpeechPaused;
import io.callmesh.gateway.conversation.Event.SpeechStarted;
import io.callmesh.gateway.conversation.Event.Stopped;
import io.callmesh.gateway.conversation.Event.Typed;
import io.callmesh.gateway.conversation.Event.Unheard;
import io.callmesh.gateway.conversation.Event.Utterance;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.turn.Action.Answer;
import io.callmesh.gateway.turn.Action.Apologize;
import io.callmesh.gateway.turn.Action.Cut;
import io.callmesh.gateway.turn.Action.Fill;
import io.callmesh.gateway.turn.Action.Foresee;
import io.callmesh.gateway.turn.Action.HandOver;
import io.callmesh.gateway.turn.Action.Pause;
import io.callmesh.gateway.turn.Action.Resume;
import io.callmesh.gateway.turn.TurnState.AgentsTurn;
import io.callmesh.gateway.turn.TurnState.CallersTurn;
import io.callmesh.gateway.turn.TurnState.Kept;
import io.callmesh.gateway.turn.TurnState.Over;
import io.callmesh.gateway.turn.TurnState.Passage;
import io.callmesh.gateway.turn.TurnState.Paused;
import io.callmesh.gateway.turn.TurnState.Strain;
import io.callmesh.gateway.turn.TurnState.Underway;
import io.callmesh.gateway.turn.TurnState.Waiting;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnPolicyTest {

    private static final long NOW = 100_000;
    private static final EarTimes TIMES = new EarTimes(1, 2, 3);
    private static final Duration VOICE = Duration.ofMillis(500);
    private static final Input.Words WORDS = words("where is my order");
    private static final Input.Words NOTHING = new Input.Words(List.of(), false, false);
    private static final Strain NONE = Strain.NONE;
    private static final Underway SPEAKING = new Underway(Optional.of(WORDS), Optional.of(new Passage(true, false)), false, Optional.empty());
    private static final Underway ASKING = new Underway(Optional.of(WORDS), Optional.of(new Passage(true, true)), false, Optional.empty());
    private static final Underway HEARD_OUT = new Underway(Optional.of(WORDS), Optional.of(new Passage(false, false)), false, Optional.empty());
    private static final Underway THINKING = Underway.answering(WORDS);

    private final TurnPolicy policy = new TurnPolicy(Patience.DEFAULT, "en");

    @Test
    void anUtteranceIsAnswered() {
        row(listening(2), new Utterance(WORDS, VOICE, TIMES), thinking(3), answer(3, WORDS));
    }

    @Test
    void aSoundOverTheAnswerHoldsItAtOnce() {
        row(agent(3, SPEAKING), new SpeechStarted(), new Paused(3, SPEAKING, NONE, false, NOW + 4_000), new Pause());
    }

    @Test
    void speechWhileTheAnswerIsSoughtHoldsItToo() {
        row(agent(3, THINKING), new SpeechStarted(), new Paused(3, THINKING, NONE, false, NOW + 4_000), new Pause());
    }

    @Test
    void wordsOverTheAnswerCutItAndAreAnswered() {
        row(paused(3, SPEAKING), new Utterance(WORDS, VOICE, TIMES), thinking(4), new Cut(3, false), answer(4, WORDS));
    }

    @Test
    void aCoughOverTheAnswerLetsItGoOn() {
        row(paused(3, SPEAKING), new FalseStart(), agent(3, SPEAKING), new Resume());
        row(paused(3, SPEAKING), new Utterance(NOTHING, VOICE, TIMES), agent(3, SPEAKING), new Resume());
    }

    @Test
    void aSoundWithoutWordsIsForgivenSoonAfterItsEnd() {
        row(paused(3, SPEAKING), new SpeechPaused(), new Paused(3, SPEAKING, NONE, false, NOW + 1_200));
        row(paused(3, SPEAKING), new Overdue(), agent(3, SPEAKING), new Resume());
    }

    @Test
    void aPauseAfterWordsIsNoReasonToGoOn() {
        var before = new Paused(3, SPEAKING, NONE, true, NOW + 500);
        row(before, new SpeechPaused(), before);
    }

    @Test
    void eachNewWordHoldsTheAnswerLonger() {
        row(paused(3, SPEAKING), new Partial(Spoken.of("where is")), new Paused(3, SPEAKING, NONE, true, NOW + 4_000));
        row(agent(3, SPEAKING), new Partial(Spoken.of("where is")), new Paused(3, SPEAKING, NONE, true, NOW + 4_000), new Pause());
        row(agent(3, SPEAKING), new Partial(Spoken.of("mhm")), agent(3, SPEAKING));
    }

    @Test
    void aNodOverTheAnswerLetsItGoOn() {
        for (var nod : List.of("mhm", "okay", "uh huh", "yeah right", "I see")) {
            row(paused(3, SPEAKING), new Utterance(words(nod), VOICE, TIMES), agent(3, SPEAKING), new Resume());
            row(agent(3, SPEAKING), new Utterance(words(nod), VOICE, TIMES), agent(3, SPEAKING));
        }
    }

    @Test
    void aNodToAQuestionIsItsAnswer() {
        row(paused(3, ASKING), new Utterance(words("yes"), VOICE, TIMES), new AgentsTurn(4, Underway.answering(words("yes")), NONE, NOW + 1_500), new Cut(3, false), answer(4, words("yes")));
    }

    @Test
    void nodsAreCountedInTheCallersLanguage() {
        var chinese = policy.in("zh-CN");
        for (var nod : List.of("嗯", "对对", "好的", "嗯 是的", "知道了")) {
            assertThat(chinese.next(paused(3, SPEAKING), new Utterance(words(nod), VOICE, TIMES), NOW).actions()).containsExactly(new Resume());
        }
        assertThat(chinese.next(paused(3, SPEAKING), new Utterance(words("好的我要退款"), VOICE, TIMES), NOW).actions()).hasSize(2);
        assertThat(policy.next(paused(3, SPEAKING), new Utterance(words("嗯"), VOICE, TIMES), NOW).actions()).hasSize(2);
    }

    @Test
    void aPassageThatMustBeHeardOutIsAndWhatWasSaidIsAnsweredThen() {
        row(agent(3, HEARD_OUT), new SpeechStarted(), agent(3, HEARD_OUT));
        row(agent(3, HEARD_OUT), new Partial(Spoken.of("but")), agent(3, HEARD_OUT));
        var keeping = agent(3, HEARD_OUT.keeping(new Kept(WORDS, TIMES)));
        row(agent(3, HEARD_OUT), new Utterance(WORDS, VOICE, TIMES), keeping);
        row(agent(3, HEARD_OUT), new Keys("1", 5), agent(3, HEARD_OUT.keeping(new Kept(new Input.Keys("1"), EarTimes.at(5)))));
        row(keeping, new ReplyPlayed(3, Ending.LISTEN), thinking(4), answer(4, WORDS));
    }

    @Test
    void whoGoesOnBeforeAnythingWasHeardIsAnsweredAsAWhole() {
        var rest = words("and my refund");
        var step = policy.next(paused(3, THINKING), new Utterance(rest, VOICE, TIMES), NOW);

        assertThat(step.actions()).containsExactly(new Cut(3, true), new Answer(4, rest, Optional.of(TIMES), Optional.of(WORDS)));
        assertThat(((AgentsTurn) step.state()).reply().asked().orElseThrow().best().reveal()).isEqualTo("where is my order and my refund");
    }

    @Test
    void aLateEchoOfACutReplyChangesNothing() {
        row(agent(4, SPEAKING), new ReplyPlayed(3, Ending.HANG_UP), agent(4, SPEAKING));
        row(agent(4, THINKING), new Speaking(3, false, false), agent(4, THINKING));
    }

    @Test
    void keysAndTypingInterruptAtOnce() {
        row(agent(1, SPEAKING), new Keys("1", 5), new AgentsTurn(2, Underway.answering(new Input.Keys("1")), NONE, NOW + 1_500), new Cut(1, false),
                new Answer(2, new Input.Keys("1"), Optional.of(EarTimes.at(5)), Optional.empty()));
        var typed = Input.Words.typed("hi");
        row(agent(1, SPEAKING), new Typed(Spoken.of("hi"), 5), new AgentsTurn(2, Underway.answering(typed), NONE, NOW + 1_500), new Cut(1, false),
                new Answer(2, typed, Optional.of(EarTimes.at(5)), Optional.empty()));
    }

    @Test
    void wordsToComeAreForeseen() {
        row(listening(2), new Foreseen(WORDS), listening(2), new Foresee(3, WORDS));
        row(paused(3, SPEAKING), new Foreseen(WORDS), paused(3, SPEAKING), new Foresee(4, WORDS));
    }

    @Test
    void aNodIsForgivenAsSoonAsItsWordsAreForeseen() {
        row(paused(3, SPEAKING), new Foreseen(words("okay")), agent(3, SPEAKING), new Resume());
        row(paused(3, ASKING), new Foreseen(words("okay")), paused(3, ASKING), new Foresee(4, words("okay")));
    }

    @Test
    void aMurmurAnswersNothingWhoeverAsks() {
        for (var murmur : List.of("mhm", "uh-huh", "Mm-hmm.", "oh i see", "mhm mhm")) {
            var said = words(murmur);
            row(paused(3, ASKING), new Utterance(said, VOICE, TIMES), agent(3, ASKING), new Resume());
            row(listening(3), new Utterance(said, VOICE, TIMES), new CallersTurn(3, false, NONE, NOW + 6_000));
            row(listening(3), new Foreseen(said), listening(3));
        }
    }

    @Test
    void whatMayHaveBeenAMurmurAndWhatMeansMoreIsAnswered() {
        var doubtful = new Input.Words(words("mhm").hypotheses(), true, false);
        for (var said : List.of(doubtful, words("okay"), words("oh"), words("yeah i see"))) {
            assertThat(policy.next(listening(3), new Utterance(said, VOICE, TIMES), NOW).actions()).containsExactly(answer(4, said));
        }
    }

    @Test
    void aShortSoundOfWhichOnlyDoubtfulWordsAreMadeIsNoInterruption() {
        var hardly = doubted("oh oh two", 0.1);
        row(paused(3, SPEAKING), new Utterance(hardly, VOICE, TIMES), agent(3, SPEAKING), new Resume());
        row(agent(3, SPEAKING), new Utterance(hardly, VOICE, TIMES), agent(3, SPEAKING));
        interrupts(paused(3, SPEAKING), new Utterance(doubted("stop", 0.3), VOICE, TIMES));
        interrupts(paused(3, SPEAKING), new Utterance(hardly, Duration.ofMillis(900), TIMES));
        interrupts(paused(3, ASKING), new Utterance(hardly, VOICE, TIMES));
        interrupts(paused(3, THINKING), new Utterance(hardly, VOICE, TIMES));
    }

    private void interrupts(TurnState state, Event event) {
        assertThat(policy.next(state, event, NOW).actions()).first().isInstanceOf(Cut.class);
    }

    private static Input.Words doubted(String text, double confidence) {
        return new Input.Words(List.of(new Input.Hypothesis(Spoken.of(text), confidence)), true, false);
    }

    @Test
    void silenceIsAskedAboutAndCounted() {
        row(listening(2), new Overdue(), new AgentsTurn(3, Underway.answering(new Input.Silent(1)), new Strain(1, 0), NOW + 1_500),
                new Answer(3, new Input.Silent(1), Optional.empty(), Optional.empty()));
        row(new CallersTurn(3, false, new Strain(1, 0), NOW), new Overdue(), new AgentsTurn(4, Underway.answering(new Input.Silent(2)), new Strain(2, 0), NOW + 1_500),
                new Answer(4, new Input.Silent(2), Optional.empty(), Optional.empty()));
    }

    @Test
    void aReplyThatWasPlayedGivesTheTurnBack() {
        row(agent(2, SPEAKING), new ReplyPlayed(2, Ending.LISTEN), new CallersTurn(2, false, NONE, NOW + 6_000));
        row(agent(2, SPEAKING), new ReplyPlayed(2, Ending.HANG_UP), new Over("completed"));
        row(agent(2, SPEAKING), new ReplyPlayed(2, Ending.HAND_OFF), new Waiting(2, 0, NONE, NOW + 20_000), new HandOver(2));
        row(new AgentsTurn(2, SPEAKING, new Strain(2, 0), NOW), new ReplyPlayed(2, Ending.HANG_UP), new Over("silence"));
        row(paused(2, SPEAKING), new ReplyPlayed(2, Ending.LISTEN), new CallersTurn(2, true, NONE, NOW + 70_000));
    }

    @Test
    void aLateAnswerIsBridgedAndThenGivenUp() {
        var filled = new AgentsTurn(2, THINKING.withFiller(), NONE, NOW + 12_000);
        row(thinking(2), new Overdue(), filled, new Fill(2));
        row(filled, new Overdue(), apologizing(3, 1), new Cut(2, false), new Apologize(3, "answer", false, false));
    }

    @Test
    void aFailureIsApologizedForAndTheCallGoesOn() {
        row(agent(2, SPEAKING), failed(2), apologizing(3, 1), new Cut(2, false), new Apologize(3, "answer", false, false));
        row(listening(2), new Unheard(new Fault.Unavailable("asr")), apologizing(3, 1), new Apologize(3, "recognition", false, false));
    }

    @Test
    void whatCouldNotBeMadeOutOverTheAnswerOnlyMattersWhenThereWereWords() {
        row(paused(2, SPEAKING), new Unheard(new Fault.Unavailable("asr")), agent(2, SPEAKING), new Resume());
        row(new Paused(2, SPEAKING, NONE, true, NOW), new Unheard(new Fault.Unavailable("asr")), apologizing(3, 1), new Cut(2, false), new Apologize(3, "recognition", false, false));
    }

    @Test
    void aStageThatIsTakenIsCalledBusy() {
        row(listening(2), new Unheard(new Fault.Overloaded("asr", Duration.ofSeconds(1))), apologizing(3, 1), new Apologize(3, "recognition", true, false));
    }

    @Test
    void fourFailuresInARowEndTheCallWithAFarewell() {
        row(new AgentsTurn(2, SPEAKING, new Strain(0, 3), NOW), failed(2), apologizing(3, 4), new Cut(2, false), new Apologize(3, "answer", false, true));
        row(apologizing(3, 4), new ReplyPlayed(3, Ending.LISTEN), new Over("failed"));
        row(apologizing(3, 4), failed(3), new Over("failed"), new Cut(3, false));
    }

    @Test
    void failuresAreCountedUntilAnAnswerIsHeard() {
        // Given
        var asked = new Typed(Spoken.of("hello"), 1);
        var spoken = policy.next(new CallersTurn(2, false, new Strain(1, 2), NOW), asked, NOW).state();
        // When
        var apologized = policy.next(apologizing(3, 2), new ReplyPlayed(3, Ending.LISTEN), NOW).state();
        var answered = policy.next(new AgentsTurn(3, SPEAKING, new Strain(0, 2), NOW), new ReplyPlayed(3, Ending.LISTEN), NOW).state();
        var interrupted = policy.next(new AgentsTurn(3, SPEAKING, new Strain(0, 2), NOW), asked, NOW).state();
        // Then
        assertThat(spoken).isInstanceOfSatisfying(AgentsTurn.class, state -> assertThat(state.strain()).isEqualTo(new Strain(0, 2)));
        assertThat(apologized).isInstanceOfSatisfying(CallersTurn.class, state -> assertThat(state.strain().failures()).isEqualTo(2));
        assertThat(answered).isInstanceOfSatisfying(CallersTurn.class, state -> assertThat(state.strain()).isEqualTo(NONE));
        assertThat(interrupted).isInstanceOfSatisfying(AgentsTurn.class, state -> assertThat(state.strain()).isEqualTo(NONE));
    }

    @Test
    void aPersonWhoTakesTheCallAfterThatTakesIt() {
        row(apologizing(3, 4), new ReplyPlayed(3, Ending.HAND_OFF), new Waiting(3, 0, new Strain(0, 4), NOW + 20_000), new HandOver(3));
    }

    @Test
    void whoHangsUpIsNotSpokenTo() {
        row(agent(2, SPEAKING), new HungUp(), new Over("caller_hung_up"), new Cut(2, true));
        row(listening(2), new Stopped("replaced"), new Over("replaced"));
    }

    @Test
    void whoTypesIsGivenTime() {
        var step = policy.unhurried().next(agent(2, SPEAKING), new ReplyPlayed(2, Ending.LISTEN), NOW);

        assertThat(step.state().until()).isEqualTo(NOW + Duration.ofMinutes(10).toMillis());
    }

    static Input.Words words(String said) {
        return new Input.Words(List.of(new Input.Hypothesis(Spoken.of(said), 0.9)), false, false);
    }

    private static Event failed(int turn) {
        return new Failed(turn, "answer", new Fault.Unavailable("llm"));
    }

    private static Answer answer(int turn, Input input) {
        return new Answer(turn, input, Optional.of(TIMES), Optional.empty());
    }

    private static CallersTurn listening(int turn) {
        return new CallersTurn(turn, false, NONE, NOW + 6_000);
    }

    private static AgentsTurn agent(int turn, Underway reply) {
        return new AgentsTurn(turn, reply, NONE, NOW + 70_000);
    }

    private static AgentsTurn thinking(int turn) {
        return new AgentsTurn(turn, THINKING, NONE, NOW + 1_500);
    }

    private static AgentsTurn apologizing(int turn, int failures) {
        return new AgentsTurn(turn, Underway.answering(new Input.Opening()).withFiller(), new Strain(0, failures), NOW + 12_000);
    }

    private static Paused paused(int turn, Underway reply) {
        return new Paused(turn, reply, NONE, false, NOW + 4_000);
    }

    private void row(TurnState before, Event event, TurnState after, Action... actions) {
        assertThat(policy.next(before, event, NOW)).isEqualTo(new TurnPolicy.Step(after, List.of(actions)));
    }
}
