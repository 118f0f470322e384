package io.callmesh.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LatestTest {

    @Test
    void whatWasNotAskedForLongestIsWorkedOutAgain() {
        // Given
        var worked = new ArrayList<Integer>();
        var latest = new Latest<Integer, String>(2);
        // When
        for (int asked : new int[] {1, 2, 1, 3, 1, 2}) {
            assertThat(latest.of(asked, key -> {
                worked.add(key);
                return "no. " + key;
            })).isEqualTo("no. " + asked);
        }
        // Then
        assertThat(worked).containsExactly(1, 2, 3, 2);
    }
}
