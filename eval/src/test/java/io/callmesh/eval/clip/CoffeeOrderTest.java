package io.callmesh.eval.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CoffeeOrderTest {

    @Property(tries = 200)
    void theWordsHoldEverySlot(@ForAll long seed) {
        var order = CoffeeOrder.any(new Random(seed));

        assertThat(order.slots()).containsKey("coffeeDrink");
        assertThat(order.slots().values()).allSatisfy(value -> assertThat(order.words()).contains(value));
    }
}
