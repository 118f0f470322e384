package io.callmesh.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.tool.Ledger.Standing;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every ledger promises.
public abstract class LedgerContract {

    private static final Deed CANCEL = deed("call", 3, "4271");

    protected abstract Ledger ledger();

    protected static Deed deed(String call, int turn, String order) {
        return Deed.of(new CallContext(call, turn, 1, true), "order_cancel", new Arguments(Map.of("number", order)));
    }

    @Test
    void whatWasBegunDoesNotBeginAgain() {
        assertThat(ledger().begin(CANCEL, Set.of())).isEqualTo(new Standing(CANCEL, true));
        assertThat(ledger().begin(deed("call", 5, "4271"), Set.of())).isEqualTo(new Standing(CANCEL, false));
    }

    @Test
    void whatEndedUnnoticedIsToldInsteadOfBegunAgain() {
        // Given
        ledger().begin(CANCEL, Set.of());
        ledger().write(CANCEL.ended(new ToolResult.Done("{\"ok\":true}")));

        // When
        var again = ledger().begin(deed("call", 5, "4271"), Set.of("call-1-1"));

        // Then
        assertThat(again.begun()).isFalse();
        assertThat(again.before()).contains(new ToolResult.Done("{\"ok\":true}"));
    }

    @Test
    void whatIsKnownToHaveEndedMayBeWishedForAgain() {
        // Given
        ledger().begin(CANCEL, Set.of());
        ledger().write(CANCEL.ended(new ToolResult.Refused("{}")));

        // When
        var again = ledger().begin(deed("call", 5, "4271"), Set.of("call-1-1", CANCEL.key()));

        // Then
        assertThat(again).isEqualTo(new Standing(deed("call", 5, "4271"), true));
    }

    @Test
    void whatIsUncertainNeverBeginsAgain() {
        // Given
        ledger().begin(CANCEL, Set.of());
        ledger().write(CANCEL.ended(new ToolResult.Uncertain("late")));

        // When
        var again = ledger().begin(deed("call", 5, "4271"), Set.of(CANCEL.key()));

        // Then
        assertThat(again.begun()).isFalse();
        assertThat(again.before()).isEmpty();
        assertThat(again.deed().key()).isEqualTo(CANCEL.key());
    }

    @Test
    void otherWishesAndOtherCallsAreTheirOwn() {
        ledger().begin(CANCEL, Set.of());
        assertThat(ledger().begin(deed("call", 4, "4272"), Set.of()).begun()).isTrue();
        assertThat(ledger().begin(deed("other", 3, "4271"), Set.of()).begun()).isTrue();
    }

    @Test
    void twoWishesOfOneStepHaveTwoKeys() {
        ledger().begin(CANCEL, Set.of());
        var other = ledger().begin(deed("call", 3, "4272"), Set.of());
        assertThat(other.begun()).isTrue();
        assertThat(other.deed().key()).isNotEqualTo(CANCEL.key());
    }

    @Test
    void ofManyThatBeginAtOnceOneDoes() throws Exception {
        // Given
        var rivals = IntStream.range(0, 16).mapToObj(turn -> (Callable<Boolean>) () -> ledger().begin(deed("call", turn, "4271"), Set.of()).begun()).toList();

        // When
        long begun;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            begun = threads.invokeAll(rivals).stream().filter(rival -> rival.resultNow()).count();
        }

        // Then
        assertThat(begun).isEqualTo(1);
    }
}
