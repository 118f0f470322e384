package io.callmesh.gateway.assistant;

import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The packs of one folder as they were when they were last whole: what has changed is taken over when asked to, and what is broken
/// is not. A call keeps the version that it began with.
public final class WatchedAssistants implements Assistants {

    private final Path folder;
    private volatile Assistants current;
    private String seen;

    private WatchedAssistants(Path folder) {
        this.folder = folder;
        seen = print(folder);
        current = FolderAssistants.read(folder);
    }

    /// @throws MeshException with `BadInput` that lists every problem of every pack
    public static WatchedAssistants open(Path folder) {
        return new WatchedAssistants(folder);
    }

    /// Takes over what has changed since. For one thread.
    ///
    /// @param accept sees the packs first and may refuse them
    /// @return whether there was anything to take over
    /// @throws MeshException with `BadInput` when what has changed is broken or was refused; it is not tried again until it changes
    public boolean refresh(Consumer<Assistants> accept) {
        String now = print(folder);
        if (now.equals(seen)) return false;
        seen = now;
        var read = FolderAssistants.read(folder);
        accept.accept(read);
        current = read;
        return true;
    }

    /// Every file with its size and time.
    private static String print(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().map(WatchedAssistants::line).collect(Collectors.joining("\n"));
        } catch (IOException | UncheckedIOException changing) {
            return "";
        }
    }

    private static String line(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return file + " gone";
        }
    }

    @Override
    public Assistant get(String id) {
        return current.get(id);
    }

    @Override
    public Collection<Assistant> all() {
        return current.all();
    }
}
