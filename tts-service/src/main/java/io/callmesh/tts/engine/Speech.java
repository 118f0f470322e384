package io.callmesh.tts.engine;

import io.callmesh.runtime.privacy.Spoken;

/// Something to be said by one engine in one breath.
///
/// @param text     at most a few hundred characters, numbers and signs already written as words
/// @param language BCP 47, e.g. `en-US`
/// @param voice    the full name of one of the engine's voices
/// @param pace     1.0 is the voice's own, 2.0 twice as fast
public record Speech(Spoken text, String language, String voice, double pace) {

    public Speech {
        if (pace < 0.5 || pace > 2.0) throw new IllegalArgumentException("pace out of 0.5..2.0: " + pace);
    }
}
