package io.callmesh.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TurnBudgetTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // a clock may run over
    private final TurnBudget budget = TurnBudget.of(Duration.ofMillis(800), nanos::get);

    @Test
    void eachStageFindsWhatTheOthersLeft() {
        // When
        nanos.addAndGet(Duration.ofMillis(300).toNanos());
        // Then
        assertThat(budget.left()).isEqualTo(Duration.ofMillis(500));
        assertThat(budget.atMost(Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(500));
        assertThat(budget.atMost(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(100));
        assertThat(budget.spent()).isFalse();
    }

    @Test
    void whatIsSpentIsNeverNegative() {
        // When
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        // Then
        assertThat(budget.left()).isZero();
        assertThat(budget.spent()).isTrue();
        assertThat(budget.timedOut("synthesis").fault()).isEqualTo(new Fault.TimedOut("synthesis", Duration.ofMillis(800)));
    }

    @Test
    void itIsFoundDuringTheWorkAndNotAfterIt() throws Exception {
        // When
        var found = budget.during(TurnBudget::current);
        // Then
        assertThat(found).isSameAs(budget);
        assertThat(TurnBudget.current()).isSameAs(TurnBudget.UNLIMITED);
    }

    @Test
    void withoutABudgetOnlyTheStagesOwnPatienceCounts() {
        assertThat(TurnBudget.UNLIMITED.atMost(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(TurnBudget.UNLIMITED.spent()).isFalse();
    }
}
