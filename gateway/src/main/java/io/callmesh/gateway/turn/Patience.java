package io.callmesh.gateway.turn;

import java.time.Duration;

/// How long the turn policy waits for what.
///
/// @param silence  the caller may say nothing before we ask again; from the end of our voice
/// @param resume   the caller may be quiet, after a sound over our voice that gave no words, before the voice goes on
/// @param hold     our voice is held without a new word being made out: a television is no interruption
/// @param late     nothing of an answer may be heard before the caller is told that it takes a moment
/// @param answer   nothing may be heard after that
/// @param stuck    anything else may take
public record Patience(Duration silence, Duration resume, Duration hold, Duration late, Duration answer, Duration stuck) {

    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(6), Duration.ofMillis(1_200), Duration.ofSeconds(4), Duration.ofMillis(1_500),
            Duration.ofSeconds(12), Duration.ofSeconds(70));

    private static final Duration TYPING = Duration.ofMinutes(10), READING = Duration.ofSeconds(5);

    /// For callers who can only type: reading and typing take their time, and nobody minds a moment's quiet.
    Patience unhurried() {
        return new Patience(TYPING, resume, hold, READING, answer, stuck);
    }
}
