package io.callmesh.backstage.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void isTheSameEveryTimeAndLeavesOneNumberFree() {
        // When
        var orders = Seed.orders();

        // Then
        assertThat(orders).hasSize(44).isEqualTo(Seed.orders());
        assertThat(orders).extracting(Order::number).doesNotHaveDuplicates().doesNotContain("9001").allMatch(number -> number.matches("[0-9]{4}"));
        assertThat(orders).extracting(Order::status).contains("packing", "shipped", "delivered");
    }
}
