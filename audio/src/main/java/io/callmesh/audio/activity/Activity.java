package io.callmesh.audio.activity;

import java.time.Duration;

/// What a frame adds to what was heard before it.
///
/// @param phase   where the line stands after this frame
/// @param voiced  whether this frame holds voice
/// @param silence since the last voiced frame; zero while nobody has spoken
/// @param speech  from the start of speech to its last voiced frame; zero while quiet
public record Activity(Phase phase, boolean voiced, Duration silence, Duration speech) {

    public enum Phase {
        /// Nobody speaks.
        QUIET,
        /// Speech has just been recognised as such; it began some frames ago.
        STARTED,
        /// Somebody speaks, or pauses.
        SPEAKING
    }
}
