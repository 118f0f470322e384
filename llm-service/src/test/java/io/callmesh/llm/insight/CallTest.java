package io.callmesh.llm.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.insight.Call.Disposition;
import io.callmesh.llm.insight.FollowUp.Kind;
import io.callmesh.llm.insight.FollowUp.Who;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallTest {

    @Test
    void tellsWhatItWasAbout() {
        var call = new Call(List.of(new Happened.Started("zh"),
                turn(1, "where is my order", "order_status", Map.of(), "Which one?"),
                turn(2, "4271", "", Map.of("orderNumber", Spoken.of("4271")), "On its way."),
                turn(3, "yes", "yes", Map.of(), ""),
                new Happened.Ended("completed", 40)));

        assertThat(call.language()).isEqualTo("zh");
        assertThat(call.topics()).containsExactly("order status");
        assertThat(call.facts()).containsExactly("order number 4271");
        assertThat(call.callerWords()).containsExactly("where is my order", "4271", "yes");
        assertThat(call.history()).hasSize(5);
        assertThat(call.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(call.reason()).isEqualTo("completed");
    }

    @Test
    void showsAModelTheLastTurnsOfALongCallAndCountsAll() {
        // Given
        var happened = new ArrayList<Happened>();
        for (int i = 1; i <= 200; i++) happened.add(turn(i, "word " + i, "", Map.of(), "answer " + i));

        // When
        var call = new Call(happened);

        // Then
        assertThat(call.history()).hasSize(128);
        assertThat(call.callerWords()).endsWith("word 200");
        assertThat(Quality.of(call).turns()).isEqualTo(200);
    }

    @Test
    void tellsHowACallCameOut() {
        assertThat(new Call(List.of(new Happened.HandedOff(1, "nobody"), turn(2, "call me", "", Map.of("message", Spoken.of("call me")), "Yes."))).disposition()).isEqualTo(Disposition.MESSAGE_TAKEN);
        assertThat(new Call(List.of(turn(1, "an agent", "agent", Map.of(), "One moment."), new Happened.HandedOff(1, "transferred"))).disposition()).isEqualTo(Disposition.HANDED_OFF);
        assertThat(new Call(List.of(turn(0, "", "", Map.of(), "Hello."), new Happened.Ended("hung_up", 3))).disposition()).isEqualTo(Disposition.NO_REQUEST);
        assertThat(new Call(List.of(turn(1, "hello", "", Map.of(), ""), new Happened.Ended("failed", 3))).disposition()).isEqualTo(Disposition.FAILED);
    }

    @Test
    void countsHowItWent() {
        // Given
        var call = new Call(List.of(
                spoken(0, new Happened.Timing(0, 0, 2_000), false), spoken(1, new Happened.Timing(100, 1_000, 3_000), true),
                spoken(2, new Happened.Timing(300, 2_000, 4_000), false), spoken(3, new Happened.Timing(900, 3_000, 1_000), false),
                new Happened.ToolBegun(2, "order", "k"), new Happened.ToolCalled("order", "found", "k"), new Happened.ToolCalled("refund", "uncertain", "l"),
                new Happened.Ended("completed", 20)));

        // When
        var quality = Quality.of(call);

        // Then
        assertThat(quality.turns()).isEqualTo(3);
        assertThat(quality.callerSpeech()).isEqualTo(6_000);
        assertThat(quality.agentSpeech()).isEqualTo(10_000);
        assertThat(quality.callerShare()).isEqualTo(0.375);
        assertThat(quality.silence()).isEqualTo(4_000);
        assertThat(quality.interruptions()).isEqualTo(1);
        assertThat(quality.responseP50()).isEqualTo(300);
        assertThat(quality.responseP95()).isEqualTo(900);
        assertThat(quality.tools()).isEqualTo(2);
        assertThat(quality.toolsFailed()).isEqualTo(1);
        assertThat(quality.timed()).isTrue();
    }

    @Test
    void sharesTheTalkingByLettersWhereNobodyMeasured() {
        var quality = Quality.of(new Call(List.of(turn(1, "abc", "", Map.of(), "defghi jkl"))));

        assertThat(quality.timed()).isFalse();
        assertThat(quality.callerShare()).isEqualTo(0.25);
        assertThat(quality.silence()).isZero();
    }

    @Test
    void findsWhatIsLeftToBeDone() {
        // Given
        var call = new Call(List.of(
                turn(1, "I'll send you the photo tomorrow", "", Map.of(), "I'll check that. We'll refund you within five days. Shall we call you?"),
                turn(2, "好的", "", Map.of(), "工作人员会在两天内联系您。我来查一下。"),
                new Happened.ToolBegun(2, "refund", "k1"), new Happened.ToolBegun(2, "order", "k2"), new Happened.ToolCalled("order", "found", "k2"),
                new Happened.ToolBegun(3, "cancel", "k3"), new Happened.ToolCalled("cancel", "uncertain", "k3"),
                turn(3, "please tell them", "", Map.of("message", Spoken.of("it is broken")), ""), new Happened.HandedOff(3, "message")));

        // When
        var left = FollowUps.of(call);

        // Then
        assertThat(left).containsExactly(
                new FollowUp(Who.SYSTEM, Kind.UNFINISHED_TOOL, Spoken.of("refund"), 2),
                new FollowUp(Who.SYSTEM, Kind.UNFINISHED_TOOL, Spoken.of("cancel"), 3),
                new FollowUp(Who.CALLER, Kind.MESSAGE, Spoken.of("it is broken"), 3),
                new FollowUp(Who.CALLER, Kind.PROMISE, Spoken.of("I'll send you the photo tomorrow"), 1),
                new FollowUp(Who.ASSISTANT, Kind.PROMISE, Spoken.of("We'll refund you within five days."), 1),
                new FollowUp(Who.ASSISTANT, Kind.PROMISE, Spoken.of("工作人员会在两天内联系您。"), 2));
    }

    private static Happened turn(int number, String caller, String intent, Map<String, Spoken> slots, String said) {
        return new Happened.Turn(number, Spoken.of(caller), intent, slots, Spoken.of(said), false, false, Happened.Timing.NONE);
    }

    private static Happened spoken(int number, Happened.Timing timing, boolean interrupted) {
        return new Happened.Turn(number, Spoken.of("words"), "", Map.of(), Spoken.of("more words"), interrupted, false, timing);
    }
}
