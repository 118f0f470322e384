package io.callmesh.llm.task;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Sentences;
import io.callmesh.llm.language.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The sentences of a text that say most of it, in their order and their own words.
///
/// A sentence counts for the words that the text says often, less those that bind, and a little more at the beginning and
/// where it has a number; words that a chosen one has said count half (after SumBasic: Nenkova and Vanderwende, "The impact of
/// frequency on summarization", 2005, which squares their share: too much for texts of a few sentences).
final class Extract {

    private static final double FIRST = 1.3, NUMBER = 1.15;
    private static final int SHORTEST = 3;

    private Extract() {}

    static List<String> of(String text, Language language, int most) {
        var sentences = Sentences.of(text).stream().map(String::strip).filter(sentence -> Words.of(sentence, language).size() >= SHORTEST && !Introduction.only(sentence)).toList();
        if (sentences.isEmpty()) return text.isBlank() ? List.of() : List.of(text.strip());
        if (sentences.size() <= most) return sentences;
        var words = sentences.stream().map(sentence -> telling(sentence, language)).toList();
        return chosen(words, most).sorted().mapToObj(sentences::get).toList();
    }

    /// Chinese is compared by pairs of characters: one alone is seldom a word.
    private static List<String> telling(String sentence, Language language) {
        var words = Words.of(sentence, language);
        if (language == Language.ENGLISH) return words.stream().filter(word -> !Words.FUNCTION.contains(word)).map(Words::stem).toList();
        return IntStream.range(0, Math.max(0, words.size() - 1))
                .filter(at -> !Words.FUNCTION.contains(words.get(at)) && !Words.FUNCTION.contains(words.get(at + 1)))
                .mapToObj(at -> words.get(at) + words.get(at + 1))
                .toList();
    }

    private static IntStream chosen(List<List<String>> sentences, int most) {
        Map<String, Double> shares = new HashMap<>();
        double each = 1.0 / Math.max(1, sentences.stream().mapToInt(List::size).sum());
        sentences.forEach(sentence -> sentence.forEach(word -> shares.merge(word, each, Double::sum)));
        var chosen = new HashSet<Integer>();
        while (chosen.size() < most) {
            int best = IntStream.range(0, sentences.size()).filter(at -> !chosen.contains(at)).boxed().max(Comparator.comparingDouble(at -> weight(sentences.get(at), at, shares))).orElseThrow();
            chosen.add(best);
            sentences.get(best).stream().distinct().forEach(word -> shares.computeIfPresent(word, (_, share) -> share / 2));
        }
        return chosen.stream().mapToInt(Integer::intValue);
    }

    private static double weight(List<String> words, int at, Map<String, Double> shares) {
        double mean = words.stream().mapToDouble(word -> shares.getOrDefault(word, 0.0)).average().orElse(0);
        boolean number = words.stream().anyMatch(word -> Character.isDigit(word.charAt(0)));
        return mean * (at == 0 ? FIRST : 1) * (number ? NUMBER : 1);
    }
}
