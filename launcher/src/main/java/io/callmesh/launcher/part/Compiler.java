package io.callmesh.launcher.part;

import java.util.List;

/// How much the JVM compiles. Measured in November 2026 on 2 cores: the client compiler alone brings a service up with 40 % less work
/// and 20 to 40 MB less; the optimizing one makes synthesis and recognition, where Java itself does the sums, twice as fast (0.09
/// instead of 0.19 of real time on one core for MaryTTS). Embeddings are native code and do not care.
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
