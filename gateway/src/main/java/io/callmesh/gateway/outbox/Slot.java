package io.callmesh.gateway.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A numbered folder for the spool of one process, so that gateways may share a folder. The lock goes with the process, however it
/// ends; the next one that starts takes the first folder that is free. Only its user may look into it.
final class Slot implements AutoCloseable {

    /// Nobody runs so many gateways on one disk.
    private static final int MOST = 64;
    /// Those of this process. Whoever closes any descriptor of a file gives up all locks that the process has on it (fcntl(2)), so the lock
    /// of one's own slot must not even be tried.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private Slot(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// The first that is free.
    static Slot take(Path root) throws IOException {
        for (int number = 0; number < MOST; number++) {
            var slot = take(root, number);
            if (slot.isPresent()) return slot.get();
        }
        throw new IOException("all " + MOST + " outboxes below the folder are in use");
    }

    /// One whose process is gone and that holds something; empty when there is none.
    static Optional<Slot> orphan(Path root) throws IOException {
        for (int number = 0; number < MOST; number++) {
            if (!Files.exists(folder(root, number).resolve("bookmark"))) continue;
            var slot = take(root, number);
            if (slot.isPresent()) return slot;
        }
        return Optional.empty();
    }

    private static Path folder(Path root, int number) {
        return root.resolve(Integer.toString(number));
    }

    private static Optional<Slot> take(Path root, int number) throws IOException {
        var folder = Files.createDirectories(folder(root, number)).toRealPath();
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return HELD.add(folder) ? taken(folder) : Optional.empty();
    }

    private static Optional<Slot> taken(Path folder) throws IOException {
        Optional<Slot> slot = Optional.empty();
        try {
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel).isPresent()) slot = Optional.of(new Slot(folder, channel));
            else channel.close();
            return slot;
        } finally {
            if (slot.isEmpty()) HELD.remove(folder);
        }
    }

    private static Optional<FileLock> locked(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException byThisProcess) {
            return Optional.empty();
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(folder);
    }
}
