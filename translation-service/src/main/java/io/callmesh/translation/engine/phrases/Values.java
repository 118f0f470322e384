package io.callmesh.translation.engine.phrases;

import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.Phrasebook;
import io.callmesh.translation.engine.Phrasebook.Choice;
import io.callmesh.translation.engine.Phrasebook.Slot;
import io.callmesh.translation.language.Numerals;
import io.callmesh.translation.language.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What values say in the other language. Numbers and ids are carried over as they are.
final class Values implements Alignment.Reading {

    private final Phrasebook book;
    private final LanguagePair pair;
    private final Terms terms;
    private final Map<String, Map<List<String>, String>> choices = new HashMap<>();

    Values(Phrasebook book, LanguagePair pair, Terms terms) {
        this.book = book;
        this.pair = pair;
        this.terms = terms;
        book.slots().forEach((name, slot) -> choices.put(name, choices(slot, pair)));
    }

    @Override
    public Optional<String> read(String gap, List<String> tokens) {
        var slot = book.slots().get(gap);
        if (slot == null) return anything(tokens);
        return switch (slot.kind()) {
            case DIGITS -> digits(tokens).filter(digits -> fits(digits, slot));
            case NUMBER -> digits(tokens);
            case CHOICE -> Optional.ofNullable(choices.getOrDefault(gap, Map.of()).get(tokens)).or(() -> terms.one(tokens).filter(value -> listed(value, slot)));
            case VALUE -> Hours.read(tokens).or(() -> anything(tokens));
            case TEXT -> Optional.empty();
        };
    }

    /// A value of a tool's result: a number, an amount, a day, or something that the memory knows.
    private Optional<String> anything(List<String> tokens) {
        return digits(tokens)
                .or(() -> amount(tokens))
                .or(() -> Days.read(tokens, pair.source(), pair.target()))
                .or(() -> terms.read(tokens));
    }

    private Optional<String> digits(List<String> tokens) {
        return Numerals.digits(tokens, pair.source());
    }

    /// `189.00`, or an amount of money.
    private Optional<String> amount(List<String> tokens) {
        boolean number = tokens.size() == 1 && tokens.getFirst().matches("\\d+(?:[.,]\\d+)*");
        return number ? Optional.of(tokens.getFirst()) : Money.read(tokens, pair.source(), pair.target());
    }

    /// A pack need not say its values in every language: the memory may know them as sentences. Into English they must then
    /// be values.
    private boolean listed(String value, Slot slot) {
        return !pair.target().equals("en") || slot.choices().stream().anyMatch(choice -> choice.value().equals(value));
    }

    private static boolean fits(String digits, Slot slot) {
        return digits.length() >= slot.minLength() && (slot.maxLength() == 0 || digits.length() <= slot.maxLength());
    }

    private static Map<List<String>, String> choices(Slot slot, LanguagePair pair) {
        var said = new HashMap<List<String>, String>();
        for (var choice : slot.choices()) inTarget(choice, pair).ifPresent(target -> spoken(choice, pair).forEach(words -> said.put(words, target)));
        return said;
    }

    private static Stream<List<String>> spoken(Choice choice, LanguagePair pair) {
        var others = choice.spoken().getOrDefault(pair.source(), List.of());
        return Stream.concat(Stream.of(choice.value()), others.stream()).map(words -> Tokens.of(words, pair.source()));
    }

    /// Packs spell values in English.
    private static Optional<String> inTarget(Choice choice, LanguagePair pair) {
        if (pair.target().equals("en")) return Optional.of(choice.value());
        return choice.spoken().getOrDefault(pair.target(), List.of()).stream().findFirst();
    }
}
