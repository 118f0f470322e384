package io.callmesh.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Slot.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotTest {

    private static Slot slot(Kind kind, boolean keyed) {
        return new Slot("x", kind, 4, 6, keyed, List.of(), Optional.empty(), "");
    }

    @ParameterizedTest
    @CsvSource({"MONEY, 12.50 USD, 12.5", "MONEY, 12.00, twelve", "DATE, 2026-11-24, 2026-02-30", "TIME, 18:35, 25:00", "EMAIL, jane@example.com, jane at example", "PHONE, +442079460958, 1234", "NAME, Jane Marlow, ' '",
        "PHRASE, a wedding, ''"})
    void aValueHasTheFormOfItsKind(Kind kind, String fits, String doesNot) {
        assertThat(slot(kind, false).fits(fits)).isTrue();
        assertThat(slot(kind, false).fits(doesNot)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DATE, 20261124, 2026-11-24, true", "TIME, 1835, 18:35, true", "MONEY, 40, 40.00, false", "PHONE, 4155550134, 4155550134, false", "DATE, 2026, 2026, false"})
    void keysBecomeAValue(Kind kind, String keys, String value, boolean full) {
        assertThat(slot(kind, false).ofKeys(keys)).isEqualTo(value);
        assertThat(slot(kind, false).full(keys)).isEqualTo(full);
    }

    @Test
    void keysThatAreOneValueAreWaitedFor() {
        assertThat(slot(Kind.DIGITS, false).mostKeys()).isEqualTo(6);
        assertThat(slot(Kind.NUMBER, false).mostKeys()).isEqualTo(9);
        assertThat(slot(Kind.TEXT, true).mostKeys()).isEqualTo(32);
        assertThat(slot(Kind.TEXT, false).mostKeys()).isZero();
        assertThat(slot(Kind.CHOICE, false).mostKeys()).isZero();
        assertThat(slot(Kind.NAME, true).mostKeys()).isEqualTo(32);
        assertThat(slot(Kind.DATE, false).mostKeys()).isEqualTo(8);
        assertThat(slot(Kind.EMAIL, false).mostKeys()).isZero();
    }
}
