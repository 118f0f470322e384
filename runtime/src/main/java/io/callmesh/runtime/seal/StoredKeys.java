package io.callmesh.runtime.seal;

import java.time.Duration;
import java.util.Optional;

/// Where the sealed keys of owners are, for all processes of a mesh. Each method is one step that nothing comes between, and throws
/// [io.callmesh.runtime.MeshException] when the store does not answer. Safe for many threads.
public interface StoredKeys {

    /// What stands in the place of a key that was erased.
    String ERASED = "erased";

    Optional<Stored> find(String owner);

    /// Stores what is to be there when nothing is. What is there already lives so long at least, unless it is [#ERASED].
    ///
    /// @return what is there then
    Stored keep(String owner, String text, Duration life);

    /// Puts another text in the place of one, for as long as that had to live; nothing happens when that is not there.
    void swap(String owner, String before, String after);

    /// Puts a text there, whatever was.
    ///
    /// @return what was
    Optional<Stored> put(String owner, String text, Duration life);

    /// @param remaining until it is gone
    record Stored(String text, Duration remaining) {}
}
