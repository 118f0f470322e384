package io.callmesh.tts.engine;

import java.util.Set;

/// Somebody an engine can sound like.
///
/// @param name      `engine/voice`
/// @param languages primary language subtags (RFC 5646), e.g. `en`
/// @param rateHz    in which its sound is made
/// @param license   SPDX identifier of engine and voice
public record Voice(String name, Set<String> languages, int rateHz, String license) {

    public Voice {
        if (!name.matches("[a-z]+/[a-z0-9-]+")) throw new IllegalArgumentException("a voice is named engine/voice: " + name);
        languages = Set.copyOf(languages);
    }

    public String engine() {
        return name.substring(0, name.indexOf('/'));
    }
}
