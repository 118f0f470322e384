package io.callmesh.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends LedgerContract {

    private final MemoryLedger ledger = new MemoryLedger(100);

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Test
    void theEldestIsForgottenWhenThereIsNoRoom() {
        // Given
        var small = new MemoryLedger(1);
        small.begin(deed("call", 1, "4271"), Set.of());

        // When
        small.begin(deed("call", 2, "4272"), Set.of());

        // Then
        assertThat(small.begin(deed("call", 3, "4271"), Set.of()).begun()).isTrue();
    }
}
