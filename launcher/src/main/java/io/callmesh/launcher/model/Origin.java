package io.callmesh.launcher.model;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where a model comes from.
public sealed interface Origin {

    /// A file of this machine.
    record Local(Path file) implements Origin {}

    /// @param license what its publisher says; empty when not known here
    record Remote(String name, URI address, String license) implements Origin {}

    /// @param named a path, an address, or a name of the catalog
    /// @throws ModelTrouble when it is none of them
    static Origin of(String named) {
        if (named.matches("(?i)https?://.*")) return remote(named);
        if (Files.isRegularFile(Path.of(named))) return new Local(Path.of(named).toAbsolutePath());
        if (named.contains("/") || named.endsWith(".gguf") || Files.exists(Path.of(named))) throw new ModelTrouble("No such file: " + named);
        return Catalog.named(named).orElseThrow(() -> new ModelTrouble("No model is called " + named + ". Known names: " + String.join(", ", Catalog.names())
                + "; or give the path or the address (https://...) of a GGUF file."));
    }

    private static Origin remote(String address) {
        try {
            var uri = URI.create(address);
            return new Remote(name(Path.of(uri.getPath())), uri, "");
        } catch (IllegalArgumentException malformed) {
            throw new ModelTrouble("Not an address: " + address);
        }
    }

    default String name() {
        return switch (this) {
            case Local(var file) -> name(file);
            case Remote(var name, _, _) -> name;
        };
    }

    private static String name(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("\\.gguf$", "").replaceAll("[^a-z0-9._-]", "-");
        return name.isEmpty() || name.startsWith(".") ? "model" : name;
    }
}
