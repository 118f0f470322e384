package io.callmesh.asr.adaptation;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a caller may say, and how it sounds.
///
/// @param usual         nearly all of it
/// @param seldom        the rest; has no words when there is none
/// @param pronunciations of every word of the two
/// @param leftOut       phrases of the pack that nobody knows how to pronounce or that cannot be foreseen
public record Vocabulary(WordGraph usual, WordGraph seldom, Map<String, List<List<String>>> pronunciations, int leftOut) {

    /// Sounds of somebody thinking. They mean nothing and belong in no result.
    public static final Set<String> HESITATIONS = Set.of("uh", "um", "er");

    /// Words that may be said at many places and seldom are.
    public static final Set<String> RARE = Set.of("uh", "um", "er", "double", "triple", "hello", "hi", "well", "okay");

    public boolean nothing() {
        return usual.words().isEmpty();
    }
}
