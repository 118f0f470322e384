package io.callmesh.launcher.part;

import java.util.List;

/// How much the JVM compiles. Measured on 2 cores: the client compiler alone starts a service in 2 to 4 s and 140 MB; the
/// optimizing one costs 50 MB and seconds more, and pays where Java itself does the sums (recognition, synthesis, embeddings).
enum Compiler {
    QUICK("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=64m"),
    THOROUGH("-XX:ReservedCodeCacheSize=96m");

    private final List<String> flags;

    Compiler(String... flags) {
        this.flags = List.of(flags);
    }

    List<String> flags() {
        return flags;
    }
}
