package io.callmesh.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Slot.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotTest {

    private static Slot slot(Kind kind, boolean keyed) {
        return new Slot("x", kind, 4, 6, keyed, List.of());
    }

    @Test
    void keysThatAreOneValueAreWaitedFor() {
        assertThat(slot(Kind.DIGITS, false).mostKeys()).isEqualTo(6);
        assertThat(slot(Kind.NUMBER, false).mostKeys()).isEqualTo(9);
        assertThat(slot(Kind.TEXT, true).mostKeys()).isEqualTo(32);
        assertThat(slot(Kind.TEXT, false).mostKeys()).isZero();
        assertThat(slot(Kind.CHOICE, false).mostKeys()).isZero();
    }
}
