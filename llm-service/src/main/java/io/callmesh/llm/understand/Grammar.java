package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.pack.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The phrases of one pack in one language, and what matches them word for word.
final class Grammar {

    /// One phrase of one intent.
    record Phrase(String intent, Pattern pattern) {}

    /// A phrase that matched.
    ///
    /// @param said how many words the phrase itself accounts for, its slots' values apart
    record Match(String intent, List<Filled> filled, int said) {}

    private final List<Phrase> phrases = new ArrayList<>();
    private final SlotValues values;

    /// @throws MeshException with `BadInput` when a pattern cannot be read or names a slot that the pack lacks
    Grammar(Pack pack, Language language, SlotValues values) {
        this.values = values;
        for (var intent : pack.intents()) {
            for (var phrase : intent.phrases()) {
                if (Language.primary(phrase.language()).equals(language.tag())) add(intent.name(), phrase.text(), language);
            }
        }
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

    /// What matches all tokens, the most literal first; one match an intent.
    List<Match> matches(List<Token> tokens) {
        if (tokens.isEmpty()) return List.of();
        var matcher = new PatternMatcher(tokens, values);
        var found = new ArrayList<Match>();
        for (var phrase : phrases) match(phrase, matcher, tokens.size()).ifPresent(found::add);
        found.sort(Comparator.comparingInt(Match::said).reversed());
        var intents = new java.util.HashSet<String>();
        return found.stream().filter(match -> intents.add(match.intent())).toList();
    }

    private static Optional<Match> match(Phrase phrase, PatternMatcher matcher, int size) {
        return matcher.match(phrase.pattern())
                .map(filled -> new Match(phrase.intent(), filled, size - filled.stream().mapToInt(Filled::length).sum()));
    }
}
