package io.callmesh.launcher.chaos;

import java.time.Duration;

/// What is to happen.
///
/// @param calls  in all; where a part is stopped: at once, one after another for as long as it takes
/// @param length for which parts are harmed
/// @param seed   of all dice
public record Plan(Scenario scenario, int calls, Duration length, long seed) {

    private static final Duration PAUSE = Duration.ofSeconds(6);
    /// Calls that begin in the last moments go on when the harm is over.
    private static final Duration LAST = Duration.ofSeconds(15);

    /// How parts are harmed.
    public enum Scenario {
        /// All parts, at random.
        RANDOM,
        /// Gateways, killed at each stage of a turn: while a tool runs, speaking, thinking, listening, and twice more.
        STAGES,
        /// The first three of these.
        SHORT,
        KAFKA_STOPPED,
        REDIS_STOPPED;

        /// Whether one part is away for the whole time.
        public boolean absence() {
            return this == KAFKA_STOPPED || this == REDIS_STOPPED;
        }
    }

    /// Between two blows, on average.
    Duration pause() {
        return PAUSE;
    }

    /// How long things are watched before, and after, a part is away.
    Duration undisturbed() {
        return Duration.ofSeconds(Math.clamp(length.toSeconds() / 2, 10, 60));
    }

    /// In which the calls begin, evenly.
    Duration beginnings() {
        var window = length.minus(LAST);
        return window.compareTo(LAST) < 0 ? Duration.ofSeconds(5) : window;
    }
}
