package io.callmesh.gateway.replay;

import io.callmesh.gateway.call.Tape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A folder with a tape of every call, named by its id.
public final class Tapes {

    private Tapes() {}

    /// @param folder made when it is not there; empty: nothing is taped
    public static Tape.Shelf in(Optional<Path> folder) {
        if (folder.isEmpty()) return _ -> Tape.NONE;
        try {
            var shelf = Files.createDirectories(folder.get());
            return begun -> new TapeFile(shelf.resolve(begun.callId() + ".jsonl"), begun);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("callmesh.gateway.call.tapes: no folder can be made there: " + folder.get(), unwritable);
        }
    }
}
