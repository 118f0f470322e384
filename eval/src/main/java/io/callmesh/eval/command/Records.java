package io.callmesh.eval.command;

import io.callmesh.eval.caller.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps what the agent said.
final class Records {

    private Records() {}

    /// @throws Refused when the file cannot be written
    static void write(Caller caller, Optional<Path> file) {
        if (file.isEmpty()) return;
        try {
            caller.recording().wav().write(file.get());
        } catch (IOException unwritable) {
            throw new Refused(Refused.BAD_REQUEST, "cannot write " + file.get() + ": " + unwritable.getMessage());
        }
    }
}
