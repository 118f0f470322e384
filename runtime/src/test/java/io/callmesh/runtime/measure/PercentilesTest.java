package io.callmesh.runtime.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void ranksByTheNearest() {
        var twenty = Percentiles.of(List.of(20.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0));

        assertThat(twenty.at(50)).isEqualTo(10);
        assertThat(twenty.at(95)).isEqualTo(19);
        assertThat(twenty.at(100)).isEqualTo(20);
    }

    @Test
    void nothingRanksAsZero() {
        assertThat(Percentiles.of(List.of()).at(50)).isZero();
    }
}
