package io.callmesh.llm.understand;

import io.callmesh.llm.language.Words;
import io.callmesh.llm.understand.Denial.Denied;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// How far an English negation reaches: `my chest [does not] hurt`, `I do not think [it is a stroke]`, `no chest pain`.
final class EnglishNegation {

    static final Set<String> NEGATIONS = Set.of("no", "not", "never", "without");

    private static final int REACH = 8;
    private static final Set<String> STATES = Set.of("am", "is", "are", "was", "were", "do", "does", "did", "have", "has", "had");
    private static final Set<String> CONJUNCTIONS = Set.of("but", "and", "because", "so", "if", "since", "though", "although", "why", "what", "when", "where", "how", "who", Denial.PAUSE);
    private static final Set<String> SUBJECTS = Set.of("i", "it", "he", "she", "we", "they", "you", "there", "this", "that", "please");
    private static final Set<String> DETERMINERS = Set.of("my", "the", "his", "her", "your", "our");
    private static final Set<String> PREPOSITIONS = Set.of("in", "on", "of", "with", "from", "through", "at", "for");
    private static final Set<String> LIGHT = Set.of("any", "really", "very", "much", "feel", "feeling", "felt", "having", "get", "getting", "even", "actually", "ever", "all", "currently", "now", "longer", "more");
    private static final Set<String> WEAKENED = Set.of("only", "well", "better", "properly", "right", "enough", "such", "like", "as", "doubt", "idea", "way", "sure", "stop", "stopping", "stopped");
    private static final Set<String> WISHES = Set.of("want", "wish", "care", "mind", "wait");
    private static final Set<String> SAYINGS = Set.of("say", "saying", "said", "true", "know", "deny", "mean", "that", "certain", "exclude");
    private static final Set<String> THINKING = Set.of("think", "believe", "suppose");
    private static final Set<String> ASKING = Set.of("is", "are", "was", "do", "does", "did", "has", "have", "can", "could", "may", "what", "when", "where", "why", "how", "who", "which");
    private static final Map<String, String> IRREGULAR = Map.of("took", "take", "taken", "take", "bled", "bleed", "felt", "feel", "cancelling", "cancel", "cancelled", "cancel");

    private EnglishNegation() {}

    static boolean question(List<String> phrase) {
        return !phrase.isEmpty() && ASKING.contains(phrase.getFirst());
    }

    /// What inflections of a word have in common: `faint`, `fainted`; `breathe`, `breathing`.
    static String root(String word) {
        String stem = IRREGULAR.getOrDefault(word, Words.stem(word));
        for (var ending : List.of("ness", "ing", "ed", "e")) if (stem.length() > ending.length() + 2 && stem.endsWith(ending)) return stem.substring(0, stem.length() - ending.length());
        return stem;
    }

    static Optional<Denied> at(List<String> words, int at) {
        int from = reach(words, at), to = end(words, from);
        var reach = words.subList(from, to);
        String head = head(words, at);
        boolean states = !words.get(at).equals("not") || at > 0 && STATES.contains(words.get(at - 1));
        boolean doubtful = reach.stream().anyMatch(WEAKENED::contains) || WISHES.contains(head) || SAYINGS.contains(head) || negatedBefore(words, at);
        return head.isEmpty() || !states || doubtful ? Optional.empty() : Optional.of(new Denied(head, at, begin(words, at), to));
    }

    /// The root of the first telling word, or empty where another clause begins before one.
    static String head(List<String> words, int at) {
        int from = reach(words, at);
        return words.subList(from, end(words, from)).stream().takeWhile(word -> !PREPOSITIONS.contains(word)).filter(word -> !light(word)).findFirst().map(EnglishNegation::root).orElse("");
    }

    private static boolean light(String word) {
        return Words.FUNCTION.contains(word) || LIGHT.contains(word);
    }

    /// What somebody does not think is denied as if they said that it is not so.
    private static int reach(List<String> words, int at) {
        int from = at + 1;
        if (from >= words.size() || !THINKING.contains(words.get(from))) return from;
        from++;
        while (from < words.size() && (SUBJECTS.contains(words.get(from)) || DETERMINERS.contains(words.get(from)) || STATES.contains(words.get(from)))) from++;
        return from;
    }

    private static int end(List<String> words, int from) {
        int to = from;
        while (to < words.size() && to < from + REACH && !ends(words, to, from)) to++;
        return to;
    }

    private static boolean ends(List<String> words, int at, int from) {
        String word = words.get(at), before = words.get(at - 1);
        boolean determined = DETERMINERS.contains(word) && !PREPOSITIONS.contains(before);
        return CONJUNCTIONS.contains(word) || SUBJECTS.contains(word) || determined || NEGATIONS.contains(word) && at > from;
    }

    private static int begin(List<String> words, int at) {
        int from = at;
        while (from > 0 && !CONJUNCTIONS.contains(words.get(from - 1)) && !NEGATIONS.contains(words.get(from - 1)) && !SUBJECTS.contains(words.get(from))) from--;
        return from;
    }

    /// `I can't say I have no pain`, `I don't have no pain`: whoever negates a negation may mean either.
    private static boolean negatedBefore(List<String> words, int at) {
        return IntStream.range(0, at).filter(before -> NEGATIONS.contains(words.get(before))).anyMatch(before -> {
            boolean saying = words.subList(before + 1, Math.min(at, before + 3)).stream().anyMatch(SAYINGS::contains);
            boolean nothingBetween = words.subList(before + 1, at).stream().allMatch(word -> light(word) && !SUBJECTS.contains(word) && !DETERMINERS.contains(word) && !CONJUNCTIONS.contains(word));
            return saying || nothingBetween;
        });
    }
}
