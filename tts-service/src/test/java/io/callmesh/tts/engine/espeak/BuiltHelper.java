package io.callmesh.tts.engine.espeak;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The helper program where its module's build leaves it.
final class BuiltHelper {

    private BuiltHelper() {}

    static Path folder() {
        var folder = Path.of(System.getProperty("callmesh.root")).resolve("tts-service/espeak-helper/target/dist");
        assumeTrue(Files.isDirectory(folder), "SKIPPED: the espeak helper is not built; run mvn -pl tts-service -am verify");
        return folder;
    }
}
