package io.callmesh.gateway.conversation;

import io.callmesh.runtime.privacy.Spoken;

/// The smallest piece of a reply worth speaking on its own.
///
/// @param text     at most 200 characters, for it is one request to a voice
/// @param language BCP 47
public record Clause(Spoken text, String language) {

    public static Clause of(String text, String language) {
        return new Clause(Spoken.of(text), language);
    }
}
