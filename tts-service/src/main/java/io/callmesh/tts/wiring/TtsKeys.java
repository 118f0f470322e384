package io.callmesh.tts.wiring;

import io.callmesh.runtime.fallback.FallbackKeys;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The settings of tts-service.
@ConfigMapping(prefix = "callmesh.tts")
interface TtsKeys {

    /// Port of health, readiness and metrics.
    @WithDefault("8083")
    int httpPort();

    /// Port of `callmesh.tts.v1.SynthesisService`.
    @WithDefault("9083")
    int grpcPort();

    /// Which engine speaks a language, by primary language subtag; `other` stands for all that are not named. Several, as
    /// `marytts,freetts`: when one fails before anything sounds, the next one speaks.
    Map<String, List<String>> engine();

    FallbackKeys fallback();

    /// Engines that can be asked for by name besides those that speak a language by default.
    Optional<List<String>> offered();

    /// How many clauses are spoken at the same time; as many as there are processors if not set.
    OptionalInt threads();

    /// How long a clause may wait for a thread before the service says that it has no room; never longer than its turn has time.
    /// Four greetings at once on a machine that has just started wait for longer than two seconds.
    @WithDefault("10s")
    Duration patience();

    /// How many clauses may wait for a thread; one more is refused at once.
    @WithDefault("64")
    int waiting();

    /// How long an engine may take for one clause of at most 200 characters.
    @WithDefault("15s")
    Duration clauseDeadline();

    /// How much sound of recent phrases is kept, in MiB; 0 keeps none.
    @WithDefault("16")
    int memoryMib();

    EspeakKeys espeak();

    /// The helper program that speaks with espeak-ng.
    interface EspeakKeys {

        /// The folder with the helper's jars. If not set: `../espeak-helper` beside the working folder.
        Optional<Path> helper();

        /// Where the helper keeps its library and data, 19 MB. If not set: `callmesh-espeak-USER` in the folder for temporary files.
        Optional<Path> unpacked();

        /// How many helpers there are; as many as there are processors is best.
        @WithDefault("2")
        int processes();

        /// How long a helper may take to start or to make the next 40 ms of sound.
        @WithDefault("5s")
        Duration patience();
    }
}
