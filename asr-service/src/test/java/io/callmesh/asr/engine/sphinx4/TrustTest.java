package io.callmesh.asr.engine.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.asr.engine.sphinx4.Trust.Evidence;
import org.junit.jupiter.api.Test;

class TrustTest {

    @Test
    void onTheTelephoneAMarginIsWeighedByItsLength() {
        assertThat(Trust.of(8_000).excess(new Evidence(-20, 0, 60, 400))).isPositive();
        assertThat(Trust.of(8_000).excess(new Evidence(-20, 0, 60, 100))).isNegative();
    }

    @Test
    void onTheTelephoneWordsThatAreFarAheadMayFitWorse() {
        assertThat(Trust.of(8_000).excess(new Evidence(-30, 0, 90, 400))).isPositive();
        assertThat(Trust.of(8_000).excess(new Evidence(-30, 0, 5, 400))).isNegative();
    }

    @Test
    void onWidebandOnlyTheMarginCounts() {
        assertThat(Trust.of(16_000).excess(new Evidence(-20, 0, 0, 400))).isPositive();
        assertThat(Trust.of(16_000).excess(new Evidence(-30, 0, 500, 400))).isNegative();
    }

    @Test
    void ownWordsMustBeLikelyOnesAndSoundLikeThat() {
        assertThat(Trust.OWN_WORDS.excess(new Evidence(290, -500, 10, 400))).isPositive();
        assertThat(Trust.OWN_WORDS.excess(new Evidence(-20, -450, 10, 400))).as("another language").isNegative();
        assertThat(Trust.OWN_WORDS.excess(new Evidence(-100, -50, 10, 400))).as("noise").isNegative();
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
