package io.callmesh.llm.understand;

import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Tokenizer;
import io.callmesh.llm.language.Words;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.understand.Understanding.Told;
import io.callmesh.llm.understand.Understanding.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Understands one assistant's callers in one language. Safe for many threads; the same input gives the same answer.
///
/// ```
/// a phrase of the pack, word for word ─► exact
/// the value that was asked for        ─► value, no intent
/// such a phrase with politeness       ─► 0.97
/// the nearest phrase, if near enough  ─► its score
/// otherwise                           ─► out of scope
/// ```
public final class Understander {

    /// Below this score nothing is understood; between it and this much less a second guess is still told.
    private static final double ENOUGH = 0.52, GUESS = 0.10;
    private static final double POLITE = 0.97, SPOTTED = 0.9, WHOLE_TEXT = 0.6;
    private static final int INTENTS = 3, COMPARED = 3, STRANGE_WORDS = 2;

    private final Language language;
    private final SlotValues values;
    private final SlotSpotter spotter;
    private final Grammar grammar;
    private final Placeholders placeholders;
    private final Supplier<Embedder> embedder;
    private Nearest nearest;

    /// Reads the patterns, which is quick; the vectors are made by [#prepare].
    ///
    /// @throws io.callmesh.runtime.MeshException with `BadInput` when a pattern cannot be read
    public Understander(Pack pack, Language language, Supplier<Embedder> embedder) {
        this.language = language;
        this.embedder = embedder;
        values = new SlotValues(pack, language);
        spotter = new SlotSpotter(values);
        grammar = new Grammar(pack, language, values);
        placeholders = new Placeholders(pack, language);
    }

    /// Makes the vectors of the phrases, some milliseconds each; what does not match exactly waits for it.
    ///
    /// @return whether there was anything to do
    public synchronized boolean prepare() {
        if (nearest != null) return false;
        nearest = new Nearest(grammar.phrases(), placeholders, embedder.get(), language);
        return true;
    }

    private synchronized Nearest nearest() {
        prepare();
        return nearest;
    }

    /// One hypothesis, cut up.
    private record Heard(int index, String text, List<Token> tokens, List<Filled> spotted) {

        List<String> words() {
            return tokens.stream().map(Token::word).toList();
        }
    }

    /// @param hypotheses what was heard or typed, best first; at least one
    /// @param expecting  the slot that was asked for, or empty
    public Understanding understand(List<String> hypotheses, String expecting) {
        var heard = new ArrayList<Heard>();
        for (int i = 0; i < hypotheses.size(); i++) heard.add(cut(i, hypotheses.get(i), expecting));
        for (var one : heard) {
            var exact = exactly(one, expecting);
            if (exact.isPresent()) return exact.get();
        }
        return roughly(heard, expecting);
    }

    private Heard cut(int index, String text, String expecting) {
        var tokens = Tokenizer.tokens(text, language);
        return new Heard(index, text, tokens, spotter.spot(tokens, expecting));
    }

    private Optional<Understanding> exactly(Heard heard, String expecting) {
        var matches = grammar.matches(heard.tokens());
        if (!matches.isEmpty()) return Optional.of(matched(heard, heard.tokens(), matches, 1, expecting));
        if (bareValue(heard, expecting)) return Optional.of(told(heard, expecting));
        return Optional.empty();
    }

    /// Nothing is said but the value that was asked for, and words that bind.
    private static boolean bareValue(Heard heard, String expecting) {
        return heard.spotted().stream().anyMatch(filled -> filled.slot().equals(expecting)) && strange(heard) == 0;
    }

    /// How many words are neither part of a value nor mere binding.
    private static long strange(Heard heard) {
        var words = heard.words();
        long strange = 0;
        for (int at = 0; at < words.size(); at++) {
            int place = at;
            boolean told = heard.spotted().stream().anyMatch(filled -> filled.from() <= place && place < filled.to());
            if (!told && !Words.FUNCTION.contains(words.get(at))) strange++;
        }
        return strange;
    }

    private Understanding matched(Heard heard, List<Token> tokens, List<Grammar.Match> matches, double score, String expecting) {
        var intents = matches.stream().map(match -> new Wanted(match.intent(), score, score == 1)).limit(INTENTS).toList();
        var filled = new ArrayList<>(matches.getFirst().filled());
        if (tokens == heard.tokens()) {
            heard.spotted().stream().filter(spotted -> filled.stream().noneMatch(other -> other.overlaps(spotted) || other.slot().equals(spotted.slot()))).forEach(filled::add);
        }
        filled.sort(Comparator.comparingInt(Filled::from));
        var told = new ArrayList<>(filled.stream().map(one -> told(heard, tokens, one, score)).toList());
        if (told.isEmpty()) wholeText(heard, expecting).ifPresent(told::add);
        return new Understanding(intents, told, language(heard), Mood.of(heard.tokens()), false, heard.index());
    }

    private Understanding told(Heard heard, String expecting) {
        var told = tellings(heard, expecting);
        return new Understanding(List.of(), told, language(heard), Mood.of(heard.tokens()), told.isEmpty(), heard.index());
    }

    private List<Told> tellings(Heard heard, String expecting) {
        var told = new ArrayList<Told>();
        for (var filled : heard.spotted()) told.add(told(heard, heard.tokens(), filled, filled.slot().equals(expecting) ? 1 : SPOTTED));
        wholeText(heard, expecting).ifPresent(told::add);
        return told;
    }

    private Optional<Told> wholeText(Heard heard, String expecting) {
        String text = heard.text().strip();
        if (!values.free(expecting) || text.isEmpty()) return Optional.empty();
        return Optional.of(new Told(expecting, text, 0, heard.text().codePointCount(0, heard.text().length()), WHOLE_TEXT));
    }

    private Told told(Heard heard, List<Token> tokens, Filled filled, double score) {
        int from = tokens.get(filled.from()).from(), to = tokens.get(filled.to() - 1).to();
        boolean free = values.free(filled.slot());
        String value = free ? heard.text().substring(heard.text().offsetByCodePoints(0, from), heard.text().offsetByCodePoints(0, to)) : filled.value();
        return new Told(filled.slot(), value, from, to, score);
    }

    private Understanding roughly(List<Heard> heard, String expecting) {
        Understanding best = null;
        for (var one : heard.subList(0, Math.min(COMPARED, heard.size()))) {
            var guess = guess(one, expecting);
            if (best == null || score(guess) > score(best)) best = guess;
        }
        return best;
    }

    private static double score(Understanding guess) {
        return guess.intents().isEmpty() ? guess.outOfScope() ? 0 : 0.5 : guess.intents().getFirst().score();
    }

    private Understanding guess(Heard heard, String expecting) {
        var core = Politeness.without(heard.tokens());
        var polite = core.size() < heard.tokens().size() ? grammar.matches(core) : List.<Grammar.Match>of();
        if (!polite.isEmpty()) return matched(heard, core, polite, POLITE, expecting);
        var words = placeholders.without(heard.spotted(), heard.words());
        var near = nearest().to(words, placeholders.sentence(words));
        var intents = enough(near);
        var told = tellings(heard, expecting);
        boolean value = !told.isEmpty() && (strange(heard) <= STRANGE_WORDS || told.stream().anyMatch(one -> one.slot().equals(expecting)));
        return new Understanding(intents, told, language(heard), Mood.of(heard.tokens()), intents.isEmpty() && !value, heard.index());
    }

    private static List<Wanted> enough(List<Wanted> near) {
        if (near.isEmpty() || near.getFirst().score() < ENOUGH) return List.of();
        return near.stream().filter(wanted -> wanted.score() >= ENOUGH - GUESS).limit(INTENTS).toList();
    }

    /// What it was said in, judged by the script.
    private Language language(Heard heard) {
        long han = heard.text().codePoints().filter(character -> Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN).count();
        long latin = heard.text().codePoints().filter(character -> Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN).count();
        if (han > 0 && latin == 0) return Language.CHINESE;
        return latin > 0 && han == 0 ? Language.ENGLISH : language;
    }
}
