package io.callmesh.llm.engine.llama;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// Where the native library is unpacked: a folder of this process. The library clears its folder before it unpacks, so of
/// two processes that start at once in the same one, one would lose its code while it loads it (seen: the JVM crashed).
final class NativeFolder {

    private static final String KEY = "de.kherud.llama.tmpdir";

    private NativeFolder() {}

    static synchronized void own() {
        if (System.getProperty(KEY) != null) return;
        try {
            var folder = Files.createTempDirectory("callmesh-llama-");
            folder.toFile().deleteOnExit(); // after the library, which is told later
            System.setProperty(KEY, folder.toString());
        } catch (IOException full) {
            throw new UncheckedIOException("No folder for the native library of engine llama", full);
        }
    }
}
