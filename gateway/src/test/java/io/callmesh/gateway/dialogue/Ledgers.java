package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.MemoryLedger;

/// Ledgers for dialogues that live as long as a test.
final class Ledgers {

    private Ledgers() {}

    static KeptLedger fresh() {
        return new KeptLedger(new MemoryLedger(100), 100);
    }
}
