package io.callmesh.llm.classify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a sentence is made of: its words, pairs of neighbours, and runs of four letters across the words' borders.
final class Terms {

    private static final int RUN = 4;
    private static final String START = "^";

    private Terms() {}

    /// Each term with how often it is there. The first letter tells its kind, see [#letters].
    static Map<String, Integer> of(List<String> words) {
        Map<String, Integer> terms = new HashMap<>();
        String before = START;
        for (var word : words) {
            terms.merge("w" + word, 1, Integer::sum);
            terms.merge("p" + before + " " + word, 1, Integer::sum);
            before = word;
        }
        String text = " " + String.join(" ", words) + " ";
        for (int at = 0; at + RUN <= text.length(); at++) terms.merge("c" + text.substring(at, at + RUN), 1, Integer::sum);
        return terms;
    }

    /// Whether a term is a run of letters.
    static boolean letters(String term) {
        return term.charAt(0) == 'c';
    }
}
