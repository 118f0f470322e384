package io.callmesh.launcher.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A program as a set of files: where each belongs within it, and where it is copied from.
record Program(String name, Map<Path, Path> files) {

    /// What a program may keep in its own folder: its start-up cache, which fits as long as its jars stay.
    private static final String OWN = ".aot";

    /// All files below a folder.
    static Program tree(String name, Path folder) throws IOException {
        return new Program(name, below(folder));
    }

    /// The jar of a module and those it needs, side by side.
    static Program jars(String name, Path module) throws IOException {
        var target = module.resolve("target");
        var files = below(target.resolve("lib"));
        try (var built = Files.list(target)) {
            built.filter(file -> file.toString().endsWith(".jar")).forEach(jar -> files.put(jar.getFileName(), jar));
        }
        return new Program(name, files);
    }

    /// Whether a folder holds this program and nothing else.
    boolean isIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return false;
        var present = below(folder);
        if (!own(present.keySet()).equals(files.keySet())) return false;
        for (var file : files.entrySet()) {
            if (Files.mismatch(file.getValue(), present.get(file.getKey())) >= 0) return false;
        }
        return true;
    }

    /// Replaces what the folder holds.
    void copyTo(Path folder) throws IOException {
        if (Files.exists(folder)) remove(folder);
        for (var file : files.entrySet()) {
            var place = folder.resolve(file.getKey().toString());
            Files.createDirectories(place.getParent());
            Files.copy(file.getValue(), place, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static Set<Path> own(Set<Path> present) {
        return present.stream().filter(file -> !file.toString().endsWith(OWN)).collect(Collectors.toSet());
    }

    private static Map<Path, Path> below(Path folder) throws IOException {
        var files = new TreeMap<Path, Path>();
        if (!Files.isDirectory(folder)) return files;
        try (var all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(file -> files.put(folder.relativize(file), file));
        }
        return files;
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.toList().reversed()) Files.delete(file);
        }
    }
}
