package io.callmesh.gateway.conversation;

import io.callmesh.runtime.privacy.Spoken;

/// The smallest piece of a reply worth speaking on its own.
///
/// @param text          at most 200 characters, for it is one request to a voice
/// @param language      BCP 47
/// @param interruptible whether the caller may talk over it
public record Clause(Spoken text, String language, boolean interruptible) {

    public static Clause of(String text, String language) {
        return new Clause(Spoken.of(text), language, true);
    }

    /// Whether it asks something.
    public boolean question() {
        return text.reveal().stripTrailing().endsWith("?") || text.reveal().stripTrailing().endsWith("？");
    }

    /// Whether a voice could make a sound of it.
    public boolean speakable() {
        return text.reveal().codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
