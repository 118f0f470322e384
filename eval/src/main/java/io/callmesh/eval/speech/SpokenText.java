package io.callmesh.eval.speech;

import java.nio.file.Path;

/// A recording and what is said in it.
///
/// @param set of which it is
public record SpokenText(String set, Path file, String text) {}
