package io.callmesh.eval.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByEarTest {

    private static final long FRAME = 20_000_000;
    private final ByEar ear = new ByEar();
    private final List<CallEvent> told = new ArrayList<>();
    private long now;

    @Test
    void theGreetingIsTurnZeroAndOverAfterQuiet() {
        // When
        heard(0, 10);
        heard(4_000, 50);
        heard(0, 74);
        assertThat(said()).isEmpty();
        heard(0, 2);

        // Then
        assertThat(sayings()).containsExactly(0);
        assertThat(said()).containsExactly(new CallEvent.Said(0, "", "", false, List.of()));
    }

    @Test
    void pausesBetweenSentencesEndNothing() {
        // When
        heard(4_000, 20);
        heard(0, 60);
        heard(4_000, 20);
        heard(0, 80);

        // Then
        assertThat(sayings()).containsExactly(0);
        assertThat(said()).hasSize(1);
    }

    @Test
    void whatIsHeardAfterTheCallerSpokeIsTheNextTurn() {
        // Given
        heard(4_000, 20);
        heard(0, 80);

        // When
        spoken(4_000);
        heard(4_000, 20);
        heard(0, 80);
        ear.pressed();
        heard(4_000, 20);

        // Then
        assertThat(sayings()).containsExactly(0, 1, 2);
        assertThat(said().stream().map(CallEvent.Said::turn)).containsExactly(0, 1);
    }

    @Test
    void anAnswerThatWasInterruptedIsSaidToBe() {
        // Given
        heard(4_000, 20);

        // When: the caller speaks over it, it goes on a little, stops, and another one begins
        spoken(4_000);
        heard(4_000, 5);
        heard(0, 20);
        heard(4_000, 20);

        // Then
        assertThat(sayings()).containsExactly(0, 1);
        assertThat(said()).containsExactly(new CallEvent.Said(0, "", "", true, List.of()));
    }

    @Test
    void theNoiseOfALineIsNobodysVoice() {
        // When
        heard(8, 50);
        spoken(4);

        // Then
        assertThat(sayings()).isEmpty();
        assertThat(told).hasSize(50).allSatisfy(event -> assertThat(event).isInstanceOf(CallEvent.Sound.class));
    }

    @Test
    void aLineThatGoesSilentAltogetherEndsTheAnswerToo() {
        // Given
        heard(4_000, 20);

        // When
        told.addAll(ear.quiet(now + 1_000_000_000L));
        assertThat(said()).isEmpty();
        told.addAll(ear.quiet(now + 1_600_000_000L));

        // Then
        assertThat(said()).hasSize(1);
    }

    private void heard(int level, int frames) {
        for (int i = 0; i < frames; i++) told.addAll(ear.heard(filled(level), now += FRAME));
    }

    private void spoken(int level) {
        ear.spoke(filled(level));
    }

    private static short[] filled(int level) {
        var samples = new short[160];
        Arrays.fill(samples, (short) level);
        return samples;
    }

    private List<Integer> sayings() {
        return told.stream().filter(CallEvent.Saying.class::isInstance).map(event -> ((CallEvent.Saying) event).turn()).toList();
    }

    private List<CallEvent.Said> said() {
        return told.stream().filter(CallEvent.Said.class::isInstance).map(CallEvent.Said.class::cast).toList();
    }
}
