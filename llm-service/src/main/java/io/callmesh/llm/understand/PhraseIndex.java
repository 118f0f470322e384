package io.callmesh.llm.understand;

import io.callmesh.llm.language.Token;
import io.callmesh.llm.understand.Grammar.Phrase;
import io.callmesh.llm.understand.Pattern.Either;
import io.callmesh.llm.understand.Pattern.Sequence;
import io.callmesh.llm.understand.Pattern.Value;
import io.callmesh.llm.understand.Pattern.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the few of many phrases that a text can match: those whose rarest indispensable word is in it.
final class PhraseIndex {

    private final List<Phrase> phrases;
    private final Map<String, BitSet> byWord = new HashMap<>();
    private final BitSet always = new BitSet();

    PhraseIndex(List<Phrase> phrases) {
        this.phrases = phrases;
        var needed = phrases.stream().map(phrase -> needed(phrase.pattern())).toList();
        Map<String, Integer> phrasesWith = new HashMap<>();
        for (var words : needed) words.forEach(word -> phrasesWith.merge(word, 1, Integer::sum));
        for (int i = 0; i < phrases.size(); i++) {
            var places = rarest(needed.get(i), phrasesWith).map(word -> byWord.computeIfAbsent(word, _ -> new BitSet())).orElse(always);
            places.set(i);
        }
    }

    private static Optional<String> rarest(Set<String> words, Map<String, Integer> phrasesWith) {
        return words.stream().min(Comparator.comparingInt((String word) -> phrasesWith.getOrDefault(word, 0)).thenComparing(Comparator.naturalOrder()));
    }

    /// The words without which a pattern does not match.
    private static Set<String> needed(Pattern pattern) {
        return switch (pattern) {
            case Word(var word) -> Set.of(word);
            case Value _ -> Set.of();
            case Sequence(var parts) -> {
                var words = new HashSet<String>();
                parts.forEach(part -> words.addAll(needed(part)));
                yield words;
            }
            case Either(var choices) -> {
                var words = new HashSet<>(needed(choices.getFirst()));
                choices.forEach(choice -> words.retainAll(needed(choice)));
                yield words;
            }
        };
    }

    /// In the order of the pack.
    List<Phrase> candidates(List<Token> tokens) {
        var places = (BitSet) always.clone();
        for (var token : tokens) Optional.ofNullable(byWord.get(token.word())).ifPresent(places::or);
        var candidates = new ArrayList<Phrase>();
        places.stream().forEach(place -> candidates.add(phrases.get(place)));
        return candidates;
    }
}
