package io.callmesh.launcher.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What one image holds: its name, and the folders of this machine by their place in the image.
public record Image(String name, Map<String, Path> folders) {

    /// @throws IllegalArgumentException when a folder is not there
    public Image {
        folders = new TreeMap<>(folders);
        folders.values().forEach(folder -> {
            if (!Files.isDirectory(folder)) throw new IllegalArgumentException("not built: there is no " + folder);
        });
    }

    /// Lays the files out as the image will have them.
    void layOut(Path root) throws IOException {
        for (var folder : folders.entrySet()) copy(folder.getValue(), root.resolve(folder.getKey()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).filter(Image::belongs).toList()) {
                var place = to.resolve(from.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.copy(file, place);
            }
        }
    }

    /// A start-up cache fits only the machine it was made on.
    private static boolean belongs(Path file) {
        return !file.toString().endsWith(".aot");
    }
}
