package io.callmesh.runtime.fallback;

import io.callmesh.runtime.Fault;

/// Is told which engine served, and which did not. Safe for many threads.
public interface Ledger {

    /// Keeps nothing.
    Ledger NONE = new Ledger() {
        @Override
        public void served(String engine, boolean first) {}

        @Override
        public void failed(String engine, Fault fault) {}
    };

    /// @param first whether it is the one that is asked first
    void served(String engine, boolean first);

    void failed(String engine, Fault fault);
}
