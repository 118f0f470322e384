package io.callmesh.llm.understand;

import io.callmesh.llm.language.Words;
import io.callmesh.llm.understand.Refusal.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an English negation refuses: `please do not [cancel]`, `I don't want you to [cancel]`, `I never asked to [cancel]`, `no need to [cancel]`.
final class EnglishRefusal {

    private static final int REACH = 8;
    /// After these a clause begins, or goes on as if it began.
    static final Set<String> OPENING = Set.of("please", "just", "no", "so", "well", "okay", "yes", "oh", "but", "and", "then", "wait", "sorry", "hello", "hi", "also", "now", "kindly", Denial.PAUSE);
    private static final Set<String> CLAUSE = Set.of("but", "and", "because", "so", "if", "since", "though", "although", "just", "please", "instead", Denial.PAUSE);
    private static final Set<String> SUBJECTS = Set.of("i", "we", "he", "she", "they", "you", "there");
    private static final Set<String> WANTING = Set.of("want", "wish", "need", "mean", "meant", "intend", "plan", "like", "ask", "asked", "say", "said", "tell", "told", "request", "requested", "calling", "asking", "trying", "going", "looking", "here", "have", "wanted", "rather", "prefer");
    private static final Set<String> BETWEEN = Set.of("to", "you", "him", "her", "them", "anyone", "anybody", "it", "that", "for", "about", "be", "want", "wanted", "asking", "i", "get", "have");
    private static final Set<String> ANY = Set.of("a", "an", "any", "another");
    /// `shouldn't it be here`, `should not have been done`.
    private static final Set<String> ASKED = Set.of("i", "it", "we", "he", "she", "they", "you", "be", "have", "my", "your", "our", "the", "this", "that");
    private static final Set<String> OUGHT = Set.of("must", "should", "shall", "need");

    private EnglishRefusal() {}

    static Optional<Refused> at(List<String> words, int at) {
        return switch (words.get(at)) {
            case "not" -> negated(words, at);
            case "never" -> opens(words, at) ? deed(words, at, at + 1) : wish(words, at, at + 1);
            case "no" -> word(words, at + 1).equals("need") || word(words, at + 1).equals("reason") ? wish(words, at, at + 1) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Refused> negated(List<String> words, int at) {
        String before = word(words, at - 1), next = word(words, at + 1);
        if (before.equals("do") && opens(words, at - 1) && !SUBJECTS.contains(next)) return deed(words, at, at + 1);
        if (OUGHT.contains(before) && !ASKED.contains(next)) return deed(words, at, at + 1);
        if (next.equals("to")) return deed(words, at, at + 2).map(one -> new Refused(one.deed(), clause(words, at), one.to()));
        if (before.equals("rather") || before.equals("am") && next.endsWith("ing") && !WANTING.contains(next)) return deed(words, at, at + 1);
        return wish(words, at, at + 1);
    }

    private static boolean opens(List<String> words, int at) {
        return at == 0 || OPENING.contains(words.get(at - 1));
    }

    /// `want [you] to cancel`, `said [to] cancel`, `want a refill`; what is wanted no longer is another matter: `want my order`.
    private static Optional<Refused> wish(List<String> words, int at, int from) {
        if (!WANTING.contains(word(words, from)) && !word(words, from).equals("reason")) return Optional.empty();
        int to = from + 1;
        boolean led = false;
        for (; BETWEEN.contains(word(words, to)); to++) led |= word(words, to).equals("to");
        boolean said = Set.of("say", "said").contains(word(words, from));
        boolean having = word(words, from).equals("have");
        return led || said || !having && ANY.contains(word(words, to)) ? deed(words, at, to) : Optional.empty();
    }

    private static Optional<Refused> deed(List<String> words, int at, int from) {
        int end = from;
        while (end < words.size() && end < from + REACH && !CLAUSE.contains(words.get(end)) && !SUBJECTS.contains(words.get(end))) end++;
        var deed = words.subList(Math.min(from, end), end).stream().filter(word -> !Words.FUNCTION.contains(word) && !BETWEEN.contains(word) && !ANY.contains(word)).limit(1).map(EnglishNegation::root).toList();
        return Optional.of(new Refused(deed, begin(words, at), end));
    }

    private static int begin(List<String> words, int at) {
        int from = at;
        while (from > 0 && !CLAUSE.contains(words.get(from - 1)) && !SUBJECTS.contains(words.get(from))) from--;
        return from;
    }

    private static int clause(List<String> words, int at) {
        int from = at;
        while (from > 0 && !CLAUSE.contains(words.get(from - 1))) from--;
        return from;
    }

    private static String word(List<String> words, int at) {
        return at >= 0 && at < words.size() ? words.get(at) : "";
    }
}
