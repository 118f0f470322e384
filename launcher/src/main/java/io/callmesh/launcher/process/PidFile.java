package io.callmesh.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file that names the process of a part. A pid that has since been given to some other program is not believed.
public record PidFile(Path file, String part) {

    /// The living process, if it is still the part's: its command line carries `-Dcallmesh.part=NAME`.
    public Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::ours);
    }

    public void write(long pid) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Long.toString(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Long> pid() {
        try {
            return Optional.of(Long.valueOf(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private boolean ours(ProcessHandle process) {
        return CommandLines.of(process.pid()).contains("-Dcallmesh.part=" + part);
    }
}
