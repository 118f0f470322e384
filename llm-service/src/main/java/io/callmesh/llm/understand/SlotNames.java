package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Words;
import io.callmesh.llm.pack.Pack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words that stand for a value where sentences are compared: in English the slot's name, in Chinese one of its values.
final class SlotNames {

    private final Map<String, List<String>> bySlot = new HashMap<>();

    SlotNames(Pack pack, Language language) {
        for (var slot : pack.slots()) bySlot.put(slot.name(), language == Language.ENGLISH ? english(slot.name()) : chinese(slot));
    }

    static List<String> mark(String slot) {
        return List.of("{" + slot + "}");
    }

    static boolean marked(String word) {
        return word.charAt(0) == '{';
    }

    static String slot(String mark) {
        return mark.substring(1, mark.length() - 1);
    }

    /// The words with each mark replaced by what stands for its slot.
    List<String> named(List<String> words) {
        var named = new ArrayList<String>();
        for (var word : words) {
            if (marked(word)) named.addAll(bySlot.getOrDefault(slot(word), List.of()));
            else named.add(word);
        }
        return named;
    }

    private static List<String> english(String name) {
        return List.of(name.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[^A-Za-z]+", " ").toLowerCase(Locale.ROOT).strip().split(" "));
    }

    private static List<String> chinese(Pack.Slot slot) {
        return switch (slot.kind()) {
            case DIGITS -> List.of("号", "码");
            case NUMBER -> List.of("几");
            case TEXT, PHRASE -> List.of("内", "容");
            case MONEY -> List.of("钱");
            case DATE -> List.of("日", "期");
            case TIME -> List.of("时", "间");
            case NAME -> List.of("姓", "名");
            case EMAIL -> List.of("邮", "箱");
            case PHONE -> List.of("电", "话");
            case ADDRESS -> List.of("地", "址");
            case CHOICE -> slot.choices().stream().findFirst().map(SlotNames::chinese).orElse(List.of());
        };
    }

    private static List<String> chinese(Pack.Choice choice) {
        var spoken = choice.spoken().stream().filter(phrase -> Language.primary(phrase.language()).equals("zh")).map(Pack.Phrase::text).findFirst();
        return Words.of(spoken.orElse(choice.value()).replaceAll("[\\[\\](){}|]", " "), Language.CHINESE);
    }
}
