package io.callmesh.asr.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Slot;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SlotValuesTest {

    @Test
    void amountsAreSaidInManyWays() {
        // When
        var amounts = graph(Slot.Kind.KIND_MONEY);
        // Then
        assertThat(new String[] {"forty two dollars fifty", "forty two dollars and fifty cents", "a hundred and twenty euros", "two thousand five hundred dollars", "three thousand",
            "ninety nine cents", "twelve point five", "fifty"}).allMatch(amounts::accepts);
        assertThat(new String[] {"dollars", "fifty fifty", "monday"}).noneMatch(amounts::accepts);
    }

    @Test
    void daysAreSaidInManyWays() {
        // When
        var days = graph(Slot.Kind.KIND_DATE);
        // Then
        assertThat(new String[] {"the third of march", "march third", "march the third nineteen eighty", "on friday the twenty first", "tomorrow", "next tuesday", "the first of may two thousand and five",
            "july fourth twenty twenty six"}).allMatch(days::accepts);
        assertThat(new String[] {"march", "the thirty second of may", "half past six"}).noneMatch(days::accepts);
    }

    @Test
    void timesOfDayAreSaidInManyWays() {
        // When
        var times = graph(Slot.Kind.KIND_TIME);
        // Then
        assertThat(new String[] {"half past six", "a quarter to nine in the morning", "ten o'clock", "at noon", "six thirty p m", "twenty past four", "seven oh five"}).allMatch(times::accepts);
        assertThat(new String[] {"half past", "thirteen o'clock", "tomorrow"}).noneMatch(times::accepts);
    }

    @Test
    void namesCannotBeForeseen() {
        assertThat(values(Slot.Kind.KIND_NAME)).isEmpty();
        assertThat(values(Slot.Kind.KIND_ADDRESS)).isEmpty();
    }

    private static Map<String, Expression> values(Slot.Kind kind) {
        return new SlotValues("en").asked(Pack.newBuilder().addSlots(Slot.newBuilder().setName("value").setKind(kind)).build());
    }

    private static WordGraph graph(Slot.Kind kind) {
        var sketch = new Sketch();
        new Artist(sketch, Map.of()).draw(Objects.requireNonNull(values(kind).get("value")), sketch.start(), sketch.end());
        return WordGraph.of(sketch);
    }
}
