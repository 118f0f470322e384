package io.callmesh.llm.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A secret by reference: `file:PATH` is what stands in a file, `env:NAME` what stands in the environment, anything else the
/// secret itself.
final class Secret {

    private static final String FILE = "file:", VARIABLE = "env:";

    private Secret() {}

    /// @param key names it in what is told when it is not there; the secret itself is never told
    static String of(String key, String reference) {
        if (reference.startsWith(FILE)) return read(key, Path.of(reference.substring(FILE.length())));
        if (!reference.startsWith(VARIABLE)) return reference;
        var name = reference.substring(VARIABLE.length());
        var value = System.getenv(name);
        if (value == null || value.isBlank()) throw new IllegalStateException(key + ": the environment has no " + name);
        return value.strip();
    }

    private static String read(String key, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(key + ": cannot read " + file, unreadable);
        }
    }
}
