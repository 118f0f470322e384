package io.callmesh.asr.adaptation;

import java.util.List;
import java.util.Map;

/// What callers say to show that they listen, and no more: no answer to anything. With it in the vocabulary it is heard as
/// what it is, and not as some other short word.
///
/// The forms are those of V. H. Yngve, "On getting a word in edgewise" (1970). A dictionary knows one of the ways to say
/// them; the others are here. What they cost in other words, and how often they are heard: `docs/turn-taking.md`.
final class Nods {

    private static final Map<String, List<Expression>> SAID = Map.of("en", List.of(PatternReader.read("([oh] (mhm | uh-huh | hmm) [mhm | uh-huh] | [oh | okay | yeah] i see)")));
    private static final Map<String, List<String>> SOUNDS = Map.of(
            "mhm", List.of("M HH M", "M M HH M", "M HH AH M", "AH M HH AH M", "AH M HH M"),
            "uh-huh", List.of("AH HH AH", "AH HH AA", "AA HH AH", "AH N HH AH N", "AH AH"),
            "hmm", List.of("HH M"));

    private Nods() {}

    /// @return what may be said; nothing, when none are known of the language
    static List<Expression> in(String language) {
        return SAID.getOrDefault(language, List.of());
    }

    /// @return the phones of each way to say a word; none for words that a dictionary has
    static List<List<String>> sounds(String word) {
        return SOUNDS.getOrDefault(word, List.of()).stream().map(Pronunciations::phones).toList();
    }
}
