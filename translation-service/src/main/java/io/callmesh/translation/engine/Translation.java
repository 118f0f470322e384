package io.callmesh.translation.engine;

import io.callmesh.runtime.privacy.Spoken;

/// What comes of a translation.
public sealed interface Translation {

    /// @param score 0 to 1; 1 when the text is known word for word
    record Translated(Spoken text, float score) implements Translation {}

    /// No translation is known.
    record Untranslated(Reason reason) implements Translation {}

    enum Reason {
        /// The phrase memory holds nothing near enough.
        UNKNOWN_PHRASE,
        /// The engine does not translate between these languages.
        UNKNOWN_PAIR,
        /// The engine has no model that can translate.
        UNSUPPORTED
    }
}
