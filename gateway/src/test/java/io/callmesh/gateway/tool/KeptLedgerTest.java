package io.callmesh.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptLedgerTest {

    private static final Deed CANCEL = LedgerContract.deed("call", 3, "4271"), LATER = LedgerContract.deed("call", 5, "4271");

    private final Far far = new Far();
    private final KeptLedger ledger = new KeptLedger(far, 100);

    @Test
    void whatMustNotHappenTwiceDoesNotBeginWithoutTheOtherLedger() {
        far.away = true;
        assertThatThrownBy(() -> ledger.begin(CANCEL, Set.of(), false)).isInstanceOf(MeshException.class);
    }

    @Test
    void whatMayBeRepeatedBeginsAndIsHandedOverWhenTheOtherLedgerIsBack() {
        // Given
        far.away = true;
        ledger.begin(CANCEL, Set.of(), true);
        ledger.write(CANCEL.ended(new ToolResult.Done("{}")));
        far.away = false;

        // When
        ledger.begin(LedgerContract.deed("call", 4, "4272"), Set.of(), true);

        // Then
        assertThat(new KeptLedger(far, 100).begin(LATER, Set.of(), true).before()).contains(new ToolResult.Done("{}"));
    }

    @Test
    void anEndThatCouldNotBeWrittenIsRememberedHere() {
        // Given
        ledger.begin(CANCEL, Set.of(), false);
        far.away = true;

        // When
        ledger.write(CANCEL.ended(new ToolResult.Done("{}")));

        // Then
        assertThat(ledger.begin(LATER, Set.of(), false).before()).contains(new ToolResult.Done("{}"));
    }

    @Test
    void whatTheOtherLedgerLostIsRememberedHere() {
        // Given
        ledger.begin(CANCEL, Set.of(), false);

        // When
        far.deeds = new MemoryLedger(100);

        // Then
        assertThat(ledger.begin(LATER, Set.of(), false).begun()).isFalse();
    }

    /// A ledger that may be away, and may lose what it holds.
    private static final class Far implements Ledger {

        MemoryLedger deeds = new MemoryLedger(100);
        boolean away;

        @Override
        public Standing begin(Deed deed, Set<String> known) {
            if (away) throw new MeshException(new Fault.Unavailable("redis"));
            return deeds.begin(deed, known);
        }

        @Override
        public void write(Deed deed) {
            if (away) throw new MeshException(new Fault.Unavailable("redis"));
            deeds.write(deed);
        }
    }
}
