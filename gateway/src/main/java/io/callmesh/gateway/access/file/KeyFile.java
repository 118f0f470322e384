package io.callmesh.gateway.access.file;

import io.callmesh.gateway.access.Key;
import io.callmesh.gateway.access.KeyRing;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The file of keys, for whoever reads and whoever changes it.
record KeyFile(Path path) {

    boolean exists() {
        return Files.isRegularFile(path);
    }

    /// @throws MeshException with `BadInput` that names the file and what is wrong with it
    KeyRing read() {
        return KeyRing.of(keys());
    }

    private List<Key> keys() {
        try {
            return KeyJson.read(Files.readString(path));
        } catch (IOException unreadable) {
            throw new MeshException(new Fault.BadInput(path.toString(), "cannot be read (" + unreadable.getClass().getSimpleName() + ")"), unreadable);
        } catch (IllegalArgumentException wrong) {
            throw new MeshException(new Fault.BadInput(path.toString(), String.valueOf(wrong.getMessage())), wrong);
        }
    }

    /// Changes the keys in one step: whoever reads sees all of it or nothing, and two who change do so in turn.
    void change(UnaryOperator<List<Key>> change) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var lock = path.resolveSibling(path.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var _ = channel.lock()) {
            var changed = change.apply(exists() ? new ArrayList<>(keys()) : new ArrayList<>());
            replace(KeyJson.write(KeyRing.of(changed).keys()));
        }
    }

    private void replace(String text) throws IOException {
        var next = Files.createTempFile(path.toAbsolutePath().getParent(), path.getFileName().toString(), ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(next, text);
            Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
