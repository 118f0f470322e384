package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Words;
import io.callmesh.llm.pack.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The phrases of one pack in one language, and what matches them word for word.
final class Grammar {

    /// One phrase of one intent.
    record Phrase(String intent, Pattern pattern) {}

    /// A phrase that matched.
    ///
    /// @param said how many words the phrase itself accounts for, its slots' values apart
    record Match(String intent, List<Filled> filled, int said) {}

    /// So many words of its own, or characters in Chinese, must a phrase without a value have to tell something.
    private static final int WORDS = 2, CHARACTERS = 3;
    /// What a heap of 384 MB has room to learn from.
    private static final int MOST = 20_000;

    private final List<Phrase> phrases = new ArrayList<>();
    private final SlotValues values;
    private final Language language;
    private final PhraseIndex index;

    /// @throws MeshException with `BadInput` when a pattern cannot be read or names a slot that the pack lacks
    Grammar(Pack pack, Language language, SlotValues values) {
        this.values = values;
        this.language = language;
        for (var intent : pack.intents()) {
            for (var phrase : intent.phrases()) {
                if (Language.primary(phrase.language()).equals(language.tag())) add(intent.name(), phrase.text(), language);
            }
        }
        if (phrases.size() > MOST) throw new MeshException(new Fault.BadInput("pack.intents", "must have at most " + MOST + " phrases in a language, has " + phrases.size()));
        index = new PhraseIndex(phrases);
    }

    private void add(String intent, String text, Language language) {
        String field = "pack.intents[" + intent + "]";
        var pattern = PatternParser.parse(text, language, field);
        check(pattern, field);
        phrases.add(new Phrase(intent, pattern));
    }

    private void check(Pattern pattern, String field) {
        switch (pattern) {
            case Pattern.Word _ -> {}
            case Pattern.Value(var slot) -> {
                if (!values.knows(slot)) throw new MeshException(new Fault.BadInput(field, "names {" + slot + "}, which is not a slot of the pack"));
            }
            case Pattern.Sequence(var parts) -> parts.forEach(part -> check(part, field));
            case Pattern.Either(var choices) -> choices.forEach(choice -> check(choice, field));
        }
    }

    List<Phrase> phrases() {
        return phrases;
    }

    boolean knows(String intent) {
        return phrases.stream().anyMatch(phrase -> phrase.intent().equals(intent));
    }

    /// What matches all tokens, the most literal first, of equals the intent with more such phrases; one match an intent.
    List<Match> matches(List<Token> tokens) {
        if (tokens.isEmpty()) return List.of();
        var matcher = new PatternMatcher(tokens, values);
        var found = new ArrayList<Match>();
        for (var phrase : index.candidates(tokens)) match(phrase, matcher, tokens.size()).ifPresent(found::add);
        var often = found.stream().collect(Collectors.groupingBy(Match::intent, Collectors.counting()));
        found.sort(Comparator.comparingInt(Match::said).thenComparing(match -> often.getOrDefault(match.intent(), 0L)).reversed());
        var intents = new HashSet<String>();
        return found.stream().filter(match -> intents.add(match.intent())).toList();
    }

    /// How much of a text the phrases of each intent account for, from 0 to 1, and whether with words of their own.
    ///
    /// @param telling with words that tell something, not with values and binding words alone
    record Held(double share, boolean telling) {}

    /// Phrases that are said somewhere in a longer text and not denied there, the best one of each intent.
    Map<String, Held> held(List<Token> tokens) {
        var matcher = new PatternMatcher(tokens, values);
        var denial = Denial.in(Denial.paused(tokens));
        Map<String, Held> held = new HashMap<>();
        for (var phrase : index.candidates(tokens)) {
            matcher.find(phrase.pattern()).filter(part -> !denial.of(words(tokens, part))).ifPresent(part -> held.merge(phrase.intent(), held(part, tokens), Grammar::better));
        }
        return held;
    }

    private static List<String> words(List<Token> tokens, PatternMatcher.Part part) {
        return tokens.subList(part.from(), part.to()).stream().map(Token::word).toList();
    }

    private static Held better(Held one, Held other) {
        if (one.telling() != other.telling()) return one.telling() ? one : other;
        return one.share() >= other.share() ? one : other;
    }

    private Held held(PatternMatcher.Part part, List<Token> tokens) {
        long telling = 0;
        for (int at = part.from(); at < part.to(); at++) {
            int place = at;
            boolean value = part.filled().stream().anyMatch(filled -> filled.from() <= place && place < filled.to());
            String word = tokens.get(at).word();
            if (!value && !Words.FUNCTION.contains(word) && !Correction.word(word)) telling++;
        }
        int enough = !part.filled().isEmpty() ? 1 : language == Language.CHINESE ? CHARACTERS : WORDS;
        return new Held((double) (part.to() - part.from()) / tokens.size(), telling >= enough);
    }

    private static Optional<Match> match(Phrase phrase, PatternMatcher matcher, int size) {
        return matcher.match(phrase.pattern())
                .map(filled -> new Match(phrase.intent(), filled, size - filled.stream().mapToInt(Filled::length).sum()));
    }
}
