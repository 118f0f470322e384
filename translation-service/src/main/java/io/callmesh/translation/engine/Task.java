package io.callmesh.translation.engine;

import io.callmesh.runtime.privacy.Spoken;

/// One text to translate.
///
/// @param callId for the biography of a call; empty outside of calls
/// @param book   what the assistant knows in several languages
public record Task(String callId, Phrasebook book, Spoken text, LanguagePair pair) {}
