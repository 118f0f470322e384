package io.callmesh.llm.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.summary.Call.Disposition;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningCallsTest {

    private final RunningCalls calls = new RunningCalls(2);

    @Test
    void notesWhatACallWasAboutUntilItEnds() {
        // Given
        calls.note("a", new Happened.Started("zh"));
        calls.note("a", turn("where is my order", "order_status", Map.of(), "Which one?"));
        calls.note("a", turn("4271", "", Map.of("orderNumber", Spoken.of("4271")), "On its way."));
        calls.note("a", turn("yes", "yes", Map.of(), ""));
        // When
        var ended = calls.note("a", new Happened.Ended("completed"));
        // Then
        assertThat(ended).hasValueSatisfying(call -> {
            assertThat(call.language()).isEqualTo("zh");
            assertThat(call.topics()).containsExactly("order status");
            assertThat(call.facts()).containsExactly("order number 4271");
            assertThat(call.callerWords()).containsExactly("where is my order", "4271", "yes");
            assertThat(call.history()).hasSize(5);
            assertThat(call.disposition()).isEqualTo(Disposition.ANSWERED);
        });
        assertThat(calls.size()).isZero();
    }

    @Test
    void forgetsTheCallNotedLongestAgo() {
        calls.note("a", turn("hello", "", Map.of(), "hi"));
        calls.note("b", turn("hello", "", Map.of(), "hi"));
        calls.note("c", turn("hello", "", Map.of(), "hi"));
        assertThat(calls.size()).isEqualTo(2);
        assertThat(calls.note("a", new Happened.Ended("completed"))).hasValueSatisfying(call -> assertThat(call.disposition()).isEqualTo(Disposition.NO_REQUEST));
    }

    @Test
    void keepsTheLastTurnsOfALongCall() {
        for (int i = 0; i < 200; i++) calls.note("a", turn("word " + i, "", Map.of(), "answer " + i));
        assertThat(calls.note("a", new Happened.Ended("completed"))).hasValueSatisfying(call -> {
            assertThat(call.history()).hasSizeLessThanOrEqualTo(130);
            assertThat(call.callerWords()).endsWith("word 199");
        });
    }

    @Test
    void tellsHowACallCameOut() {
        calls.note("a", new Happened.HandedOff("nobody"));
        calls.note("a", turn("call me back", "", Map.of("message", Spoken.of("call me")), "Yes."));
        assertThat(calls.note("a", new Happened.Ended("completed"))).hasValueSatisfying(call -> assertThat(call.disposition()).isEqualTo(Disposition.MESSAGE_TAKEN));
        calls.note("b", turn("an agent", "agent", Map.of(), "One moment."));
        calls.note("b", new Happened.HandedOff("accepted"));
        assertThat(calls.note("b", new Happened.Ended("completed"))).hasValueSatisfying(call -> assertThat(call.disposition()).isEqualTo(Disposition.HANDED_OFF));
    }

    private static Happened turn(String caller, String intent, Map<String, Spoken> slots, String said) {
        return new Happened.Turn(Spoken.of(caller), intent, slots, Spoken.of(said));
    }
}
