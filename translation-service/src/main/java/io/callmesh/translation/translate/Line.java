package io.callmesh.translation.translate;

import io.callmesh.runtime.privacy.Spoken;

/// A line of a transcript as its reader gets it.
///
/// @param text       in the reader's language, or, where nobody could translate it, as it was said
/// @param translated whether it is in the reader's language
/// @param original   as it was said; nothing where that is `text`
/// @param engine     who translated it; empty when nobody had to or could
public record Line(int turn, String who, Spoken text, boolean translated, Spoken original, String engine) {}
