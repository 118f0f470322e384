package io.callmesh.audio.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PauseRuleTest {

    private final PauseRule rule = new PauseRule(Duration.ofMillis(400), Duration.ofMillis(1_000));

    @Test
    void completeWordsEndSoonAndOpenOnesLate() {
        assertThat(rule.hangover(1)).isEqualTo(rule.hangover(0.85)).isEqualTo(rule.complete());
        assertThat(rule.hangover(0)).isEqualTo(rule.hangover(0.15)).isEqualTo(rule.open());
        assertThat(rule.hangover(0.5).toMillis()).isEqualTo(700);
    }

    @Property
    void theMoreCompleteTheSooner(@ForAll @DoubleRange(max = 1) double one, @ForAll @DoubleRange(max = 1) double other, @ForAll @IntRange(max = 3_000) int usual) {
        var habit = Duration.ofMillis(usual);

        assertThat(rule.hangover(Math.max(one, other), habit)).isLessThanOrEqualTo(rule.hangover(Math.min(one, other), habit));
        assertThat(rule.hangover(one, habit)).isBetween(rule.complete(), rule.open());
    }

    @Test
    void whoPausesLongIsGivenTime() {
        // Given
        var habit = new PauseHabit();
        // When
        for (int i = 0; i < 30; i++) habit.wentOn(Duration.ofMillis(600), Duration.ofMillis(200));
        // Then
        assertThat(rule.hangover(1, habit.usual())).isBetween(Duration.ofMillis(600), Duration.ofMillis(800));
    }

    @Test
    void onePauseAndShortOnesTeachLittle() {
        // Given
        var habit = new PauseHabit();
        // When
        habit.wentOn(Duration.ofMillis(100), Duration.ofMillis(200));
        // Then
        assertThat(habit.usual()).isZero();
        habit.wentOn(Duration.ofMillis(600), Duration.ofMillis(200));
        assertThat(rule.hangover(1, habit.usual())).isEqualTo(rule.complete());
    }

    @Test
    void openWordsNeverWaitLess() {
        assertThatThrownBy(() -> new PauseRule(Duration.ofMillis(800), Duration.ofMillis(400))).isInstanceOf(IllegalArgumentException.class);
    }
}
