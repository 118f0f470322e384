package io.callmesh.gateway.dialogue;

/// Forgets callers who ask for it.
public interface Oblivion {

    /// Nobody is remembered.
    Oblivion COMPLETE = (_, _) -> true;

    /// Forgets all that is remembered of a caller from call to call. Blocks.
    ///
    /// @return false when it may still be there
    boolean forget(String tenant, String caller);
}
