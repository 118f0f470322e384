package io.callmesh.translation.engine.phrases;

import io.callmesh.translation.engine.LanguagePair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `desk lamp`, or `a desk lamp, a tea kettle and a bread knife`, from what the memory knows word for word.
final class Terms {

    private static final Map<String, Set<String>> BETWEEN = Map.of("en", Set.of("and", "a", "an", "the"), "es", Set.of("y", "e", "un", "una"), "zh", Set.of("和"));
    private static final Map<String, String> AND = Map.of("en", " and ", "es", " y ", "zh", "和");

    private final Map<List<String>, String> known;
    private final LanguagePair pair;

    /// @param known names of things, by the words that say them
    Terms(Map<List<String>, String> known, LanguagePair pair) {
        this.known = known;
        this.pair = pair;
    }

    Optional<String> one(List<String> tokens) {
        return Optional.ofNullable(known.get(tokens));
    }

    Optional<String> read(List<String> tokens) {
        var terms = new ArrayList<String>();
        int from = 0;
        while (from < tokens.size()) {
            int next = next(tokens, from, terms);
            if (next == from) return Optional.empty();
            from = next;
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(joined(terms));
    }

    /// Takes the longest term that begins here, or passes over a word between terms.
    private int next(List<String> tokens, int from, List<String> terms) {
        for (int end = tokens.size(); end > from; end--) {
            var term = known.get(tokens.subList(from, end));
            if (term == null) continue;
            terms.add(term);
            return end;
        }
        return BETWEEN.getOrDefault(pair.source(), Set.of()).contains(tokens.get(from)) ? from + 1 : from;
    }

    private String joined(List<String> terms) {
        if (terms.size() == 1) return terms.getFirst();
        var comma = pair.target().equals("zh") ? "、" : ", ";
        return String.join(comma, terms.subList(0, terms.size() - 1)) + AND.getOrDefault(pair.target(), ", ") + terms.getLast();
    }
}
