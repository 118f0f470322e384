package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Words;
import io.callmesh.llm.pack.Pack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words that stand for a slot where sentences are compared, so that `check order 4271` and `check order {orderNumber}`
/// are alike whatever the value.
final class Placeholders {

    private static final List<String> ENGLISH_DIGITS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final String CHINESE_DIGITS = "零一二三四五六七八九";

    private final Map<String, List<String>> bySlot = new HashMap<>();
    private final Language language;

    Placeholders(Pack pack, Language language) {
        this.language = language;
        for (var slot : pack.slots()) bySlot.put(slot.name(), language == Language.ENGLISH ? english(slot.name()) : chinese(slot));
    }

    private static List<String> english(String name) {
        return List.of(name.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[^A-Za-z]+", " ").toLowerCase(Locale.ROOT).strip().split(" "));
    }

    private static List<String> chinese(Pack.Slot slot) {
        return switch (slot.kind()) {
            case DIGITS -> List.of("号", "码");
            case NUMBER -> List.of("几");
            case TEXT -> List.of("内", "容");
            case CHOICE -> slot.choices().stream().findFirst().map(Placeholders::chinese).orElse(List.of());
        };
    }

    private static List<String> chinese(Pack.Choice choice) {
        var spoken = choice.spoken().stream().filter(phrase -> Language.primary(phrase.language()).equals("zh")).map(Pack.Phrase::text).findFirst();
        return Words.of(spoken.orElse(choice.value()).replaceAll("[\\[\\](){}|]", " "), Language.CHINESE);
    }

    List<String> of(String slot) {
        return bySlot.getOrDefault(slot, List.of());
    }

    /// The words with each found value replaced by what stands for its slot.
    List<String> without(List<Filled> values, List<String> words) {
        var kept = new ArrayList<String>();
        int at = 0;
        for (var value : values) {
            kept.addAll(words.subList(at, value.from()));
            kept.addAll(of(value.slot()));
            at = value.to();
        }
        kept.addAll(words.subList(at, words.size()));
        return kept;
    }

    /// Words as one writes them, for a model that was trained on writing.
    String sentence(List<String> words) {
        return String.join(language == Language.ENGLISH ? " " : "", words.stream().map(this::written).toList());
    }

    private String written(String word) {
        if (word.length() != 1 || !Character.isDigit(word.charAt(0))) return word;
        int digit = word.charAt(0) - '0';
        return language == Language.ENGLISH ? ENGLISH_DIGITS.get(digit) : CHINESE_DIGITS.substring(digit, digit + 1);
    }
}
