package io.callmesh.asr.engine.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StockTest {

    private record Thing(long bytes) implements Compiled {}

    private final List<String> made = new ArrayList<>();
    private final Stock<String> stock = new Stock<>(100);

    @Test
    void whatIsThereIsNotMadeAgain() {
        // When
        get("one", 40);
        get("one", 40);
        // Then
        assertThat(made).containsExactly("one");
    }

    @Test
    void whatWasAskedForLongestAgoMakesRoom() {
        // Given
        get("one", 40);
        get("two", 40);
        get("one", 40);
        // When
        get("three", 40);
        // Then
        assertThat(stock.bytes()).isEqualTo(80);
        get("one", 40);
        assertThat(made).containsExactly("one", "two", "three");
        get("two", 40);
        assertThat(made).containsExactly("one", "two", "three", "two");
    }

    @Test
    void manySmallOnesHaveRoomWhereFewLargeOnesHaveNone() {
        // When
        for (int i = 0; i < 100; i++) get("small " + i, 1);
        // Then
        assertThat(stock.bytes()).isEqualTo(100);
        get("large", 300);
        assertThat(stock.bytes()).as("what was asked for last stays").isEqualTo(300);
    }

    @Test
    void whatIsBeingMadeIsCountedWhenItIsReadyAndSharedUntilThen() {
        // Given
        var late = new CompletableFuture<Compiled>();
        // When
        var first = stock.of("late", () -> late);
        var second = stock.of("late", CompletableFuture::new);
        get("one", 80);
        // Then
        assertThat(second).isSameAs(first);
        assertThat(stock.preparing("late"::equals)).isEqualTo(1);
        assertThat(stock.preparing("one"::equals)).isZero();
        late.complete(new Thing(60));
        assertThat(stock.preparing(_ -> true)).isZero();
        assertThat(stock.bytes()).isLessThanOrEqualTo(100);
    }

    @Test
    void whatBrokeIsMadeAgain() {
        // Given
        stock.of("one", () -> CompletableFuture.failedFuture(new IllegalStateException("broken")));
        // When
        get("one", 40);
        // Then
        assertThat(made).containsExactly("one");
        assertThat(stock.bytes()).isEqualTo(40);
    }

    private void get(String name, long bytes) {
        stock.of(name, () -> {
            made.add(name);
            return CompletableFuture.completedFuture(new Thing(bytes));
        });
    }
}
