package io.callmesh.tts.wiring;

import io.callmesh.tts.engine.espeak.HelperProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the espeak helper: where the key says, else beside the running service, else where the build leaves it.
final class HelperFolder {

    private static final Path BESIDE = Path.of("..", "espeak-helper");
    private static final Path BUILT = Path.of("tts-service", "espeak-helper", "target", "dist");

    private HelperFolder() {}

    static HelperProgram program(TtsKeys.EspeakKeys keys) {
        return new HelperProgram(folder(keys.helper()).toAbsolutePath().normalize(), unpacked(keys), keys.processes(), keys.patience());
    }

    private static Path folder(Optional<Path> configured) {
        if (configured.isPresent()) return configured.get();
        if (Files.isDirectory(BESIDE)) return BESIDE;
        var root = Optional.ofNullable(System.getProperty("callmesh.root"));
        return root.map(Path::of).map(path -> path.resolve(BUILT)).filter(Files::isDirectory).orElse(BESIDE);
    }

    private static Path unpacked(TtsKeys.EspeakKeys keys) {
        var usual = Path.of(System.getProperty("java.io.tmpdir"), "callmesh-espeak-" + System.getProperty("user.name"));
        return keys.unpacked().orElse(usual).toAbsolutePath();
    }
}
