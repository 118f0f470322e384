package io.callmesh.llm.understand;

import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whether a sentence says that something is not so which a phrase says is: `my chest does not hurt`, `我胸口不疼`.
///
/// A negation reaches from the subject of its clause to the clause's end, and denies a phrase that has its first telling word (its
/// head), when nothing of the phrase is said outside. Only what denies a state counts: what somebody cannot do, has not received
/// or does not want is a reason to call. Doubt is no denial: a negation of another one (`I can't say I have no pain`), one that is
/// weakened (`not only`, `never like this`), one that the phrase has too (`he is not breathing`), and a question.
final class Denial {

    /// Stands in a list of words where punctuation stood.
    static final String PAUSE = "{,}";

    private static final String PAUSES = ",.;:!?，。；：！？、";

    /// What one negation denies.
    ///
    /// @param head the root of the first telling word in its reach
    /// @param at   of the negation
    /// @param from the first word of the clause
    /// @param to   after its last
    record Denied(String head, int at, int from, int to) {

        boolean holds(int at) {
            return from <= at && at < to;
        }
    }

    private final List<String> words;
    private final List<Denied> denied;

    private Denial(List<String> words) {
        this.words = words;
        denied = IntStream.range(0, words.size()).mapToObj(at -> denied(words, at)).flatMap(Optional::stream).toList();
    }

    /// @param words of a sentence, with [#PAUSE]s
    static Denial in(List<String> words) {
        return new Denial(words);
    }

    private static Optional<Denied> denied(List<String> words, int at) {
        return EnglishNegation.NEGATIONS.contains(words.get(at)) ? EnglishNegation.at(words, at) : ChineseNegation.NEGATIONS.contains(words.get(at)) ? ChineseNegation.at(words, at) : Optional.empty();
    }

    /// The words with a pause wherever punctuation stands between two.
    static List<String> paused(List<Token> tokens) {
        var paused = new ArrayList<String>();
        for (var token : tokens) {
            paused.add(token.word());
            if (!token.after().isEmpty() && PAUSES.contains(token.after())) paused.add(PAUSE);
        }
        return paused;
    }

    /// Whether anything is denied at all.
    boolean any() {
        return !denied.isEmpty();
    }

    /// Whether the sentence denies what a phrase says.
    boolean of(List<String> phrase) {
        return of(phrase, List.of(phrase));
    }

    /// Whether the sentence denies what a phrase says, and none of others with the same negation is as near to what it denies: `he is not
    /// breathing` does not deny `it is hard to breathe` where that is a phrase too.
    boolean of(List<String> phrase, Collection<List<String>> others) {
        if (!any() || EnglishNegation.question(phrase) || ChineseNegation.question(phrase) || beyond(phrase)) return false;
        return denied.stream().anyMatch(one -> roots(phrase).contains(one.head()) && others.stream().noneMatch(other -> heads(other).contains(one.head()) && shared(other, one) >= shared(phrase, one)));
    }

    private static List<String> heads(List<String> phrase) {
        return IntStream.range(0, phrase.size()).mapToObj(at -> EnglishNegation.NEGATIONS.contains(phrase.get(at)) ? EnglishNegation.head(phrase, at) : ChineseNegation.NEGATIONS.contains(phrase.get(at)) ? ChineseNegation.head(phrase, at) : "").toList();
    }

    private long shared(List<String> phrase, Denied one) {
        var roots = roots(phrase);
        return words.subList(one.at(), one.to()).stream().filter(word -> roots.contains(EnglishNegation.root(word))).count();
    }

    /// Whether something of a phrase is said outside of what is denied.
    boolean beyond(List<String> phrase) {
        var said = roots(phrase);
        return IntStream.range(0, words.size()).anyMatch(at -> said.contains(EnglishNegation.root(words.get(at))) && denied.stream().noneMatch(one -> one.holds(at)));
    }

    private static List<String> roots(List<String> phrase) {
        return phrase.stream().filter(word -> !Words.FUNCTION.contains(word) && !EnglishNegation.NEGATIONS.contains(word) && !ChineseNegation.NEGATIONS.contains(word)).map(EnglishNegation::root).toList();
    }

    /// The words of the clauses in which nothing is denied.
    List<String> rest() {
        return IntStream.range(0, words.size()).filter(at -> denied.stream().noneMatch(one -> one.holds(at))).mapToObj(words::get).filter(word -> !word.equals(PAUSE)).toList();
    }
}
