package io.callmesh.llm.understand;

import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Whether a sentence says that something is not to be done: `don't cancel my appointment`, `I'm not calling to block my card`, `别取消我的预约`.
///
/// What is refused is the deed that follows, its first telling word, or in Chinese its first two. An intent is refused when a phrase of it
/// has that deed, and none has it with a negation of its own (`I don't want my order any more` wants something). Who speaks of dying or of
/// hurting somebody is never taken to refuse it. [Denial] is about what is not so, this is about what is not wanted.
final class Refusal {

    /// What one negation refuses.
    ///
    /// @param deed the roots of the telling words, as they stand one after the other
    /// @param from the first word of the clause
    /// @param to   after its last
    record Refused(List<String> deed, int from, int to) {

        private boolean holds(int at) {
            return from <= at && at < to;
        }
    }

    private static final Set<String> LIFE = Set.of("die", "dying", "live", "living", "kill", "hurt", "harm", "suicide", "alive", "死", "活", "杀", "伤", "命");

    private final List<String> words;
    private final List<Refused> refused;

    private Refusal(List<String> words) {
        this.words = words;
        refused = IntStream.range(0, words.size()).mapToObj(at -> refused(words, at)).flatMap(Optional::stream).toList();
    }

    /// @param words of a sentence, with [Denial#PAUSE]s
    static Refusal in(List<String> words) {
        return new Refusal(words);
    }

    private static Optional<Refused> refused(List<String> words, int at) {
        var refused = EnglishRefusal.at(words, at).or(() -> ChineseRefusal.at(words, at));
        return refused.filter(one -> !one.deed().isEmpty() && words.subList(one.from(), one.to()).stream().noneMatch(LIFE::contains));
    }

    /// Whether anything is refused at all.
    boolean any() {
        return !refused.isEmpty();
    }

    /// Whether an intent with these phrases is refused.
    boolean of(List<List<String>> phrases) {
        return refused.stream().anyMatch(one -> phrases.stream().anyMatch(phrase -> says(phrase, one)) && phrases.stream().noneMatch(phrase -> negates(phrase, one)));
    }

    private static boolean says(List<String> phrase, Refused one) {
        var roots = phrase.stream().filter(word -> !Words.FUNCTION.contains(word)).map(EnglishNegation::root).toList();
        return IntStream.rangeClosed(0, roots.size() - one.deed().size()).anyMatch(at -> roots.subList(at, at + one.deed().size()).equals(one.deed()));
    }

    private static boolean negates(List<String> phrase, Refused one) {
        return says(phrase, one) && phrase.stream().anyMatch(word -> EnglishNegation.NEGATIONS.contains(word) || ChineseNegation.NEGATIONS.contains(word));
    }

    /// The words of the clauses in which nothing is refused.
    List<String> rest() {
        return IntStream.range(0, words.size()).filter(this::stays).mapToObj(words::get).toList();
    }

    /// The tokens of the same; none where those tell nothing: `no wait`.
    ///
    /// @param tokens whose words these are
    List<Token> rest(List<Token> tokens) {
        var rest = new ArrayList<Token>();
        int token = 0;
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).equals(Denial.PAUSE)) continue;
            if (stays(at)) rest.add(tokens.get(token));
            token++;
        }
        return rest.stream().anyMatch(one -> tells(one.word())) ? rest : List.of();
    }

    private static boolean tells(String word) {
        return !Words.FUNCTION.contains(word) && !EnglishRefusal.OPENING.contains(word) && !ChineseRefusal.OPENING.contains(word);
    }

    private boolean stays(int at) {
        return refused.stream().noneMatch(one -> one.holds(at));
    }
}
