package io.callmesh.tts.synthesize;

import io.callmesh.runtime.privacy.Spoken;
import java.util.List;

/// A clause that has been spoken, whole.
///
/// @param told sound and words in the order in which the engine told them
record Phrase(List<Performance.Told> told, int bytes) {

    /// All that the sound of a clause depends on.
    record Key(Spoken text, Manner manner) {}
}
