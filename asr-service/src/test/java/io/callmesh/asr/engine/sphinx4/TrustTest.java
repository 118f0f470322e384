package io.callmesh.asr.engine.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.asr.engine.sphinx4.Trust.Evidence;
import org.junit.jupiter.api.Test;

class TrustTest {

    @Test
    void onTheTelephoneAMarginIsWeighedByItsLength() {
        assertThat(Trust.of(8_000).excess(new Evidence(-20, 60, 400))).isPositive();
        assertThat(Trust.of(8_000).excess(new Evidence(-20, 60, 100))).isNegative();
    }

    @Test
    void onTheTelephoneWordsThatAreFarAheadMayFitWorse() {
        assertThat(Trust.of(8_000).excess(new Evidence(-30, 90, 400))).isPositive();
        assertThat(Trust.of(8_000).excess(new Evidence(-30, 5, 400))).isNegative();
    }

    @Test
    void onWidebandOnlyTheMarginCounts() {
        assertThat(Trust.of(16_000).excess(new Evidence(-20, 0, 400))).isPositive();
        assertThat(Trust.of(16_000).excess(new Evidence(-30, 500, 400))).isNegative();
    }

    @Test
    void theEdgeOfDoubtIsHalf() {
        for (var trust : Trust.values()) {
            assertThat(trust.fit(0)).isEqualTo(0.5);
            assertThat(trust.fit(50)).isGreaterThan(0.9);
            assertThat(trust.fit(-50)).isLessThan(0.1);
        }
    }
}
