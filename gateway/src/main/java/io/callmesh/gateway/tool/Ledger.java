package io.callmesh.gateway.tool;

import java.util.Optional;
import java.util.Set;

/// What calls have had done, written down before it begins and after it has ended, so that nothing is done twice: not by
/// a gateway that takes a call up after another died, and not by two that hold the same call. Safe for many threads.
public interface Ledger {

    /// Writes down that a deed begins, unless the same one stands here already and is not both [settled][Deed#settled] and
    /// known to the dialogue. Of two that try at once, one begins.
    ///
    /// @param known keys of the deeds whose results the dialogue remembers
    /// @throws io.callmesh.runtime.MeshException when it cannot be written down; then it may have been
    Standing begin(Deed deed, Set<String> known);

    /// Writes down how it stands with a deed.
    ///
    /// @throws io.callmesh.runtime.MeshException when it cannot be written down
    void write(Deed deed);

    /// How it stands with a deed.
    ///
    /// @param deed  as it is written down; under another key than was asked for when another deed has that
    /// @param begun whether it begins now
    record Standing(Deed deed, boolean begun) {

        /// The result, if it is known and must be told instead of doing it again.
        public Optional<ToolResult> before() {
            return begun || !deed.settled() ? Optional.empty() : deed.result();
        }
    }
}
