package io.callmesh.eval.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClimbTest {

    @Property
    void findsTheHighestLoadThatHoldsAndTriesNoneTwice(@ForAll @IntRange(max = 100) int limit, @ForAll @IntRange(min = 1, max = 100) int most) throws InterruptedException {
        var tried = new ArrayList<Integer>();

        int found = Climb.highest(most, load -> {
            tried.add(load);
            return load <= limit;
        });

        assertThat(found).isEqualTo(Math.min(limit, most));
        assertThat(tried).doesNotHaveDuplicates().allMatch(load -> load >= 1 && load <= most);
    }

    @Test
    void doublesFirstAndThenTriesInBetween() throws InterruptedException {
        var tried = new ArrayList<Integer>();

        Climb.highest(64, load -> {
            tried.add(load);
            return load <= 5;
        });

        assertThat(tried).containsExactly(1, 2, 4, 8, 6, 5);
    }
}
