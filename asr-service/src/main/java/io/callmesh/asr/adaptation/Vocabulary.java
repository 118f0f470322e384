package io.callmesh.asr.adaptation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a caller is likely to say next to one assistant, and how it sounds.
///
/// @param expected       answers to the question that was asked; nothing when none was
/// @param general        all else; what is expected may be here, too
/// @param pronunciations of every word of the two
/// @param leftOut        phrases of the pack that nobody knows how to pronounce or that cannot be foreseen
public record Vocabulary(
        WordGraph expected, WordGraph general, Map<String, List<List<String>>> pronunciations, int leftOut) {

    /// Sounds of somebody thinking. They mean nothing and belong in no result.
    public static final Set<String> HESITATIONS = Set.of("uh", "um", "er");

    /// Words that may be said at many places and seldom are.
    public static final Set<String> RARE = Set.of("uh", "um", "er", "double", "triple", "hello", "hi", "well", "okay");
}
