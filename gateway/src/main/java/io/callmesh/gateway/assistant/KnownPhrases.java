package io.callmesh.gateway.assistant;

import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The phrases of a pack, to tell whether something said is one of them. A plain yes or no is nobody's phrase.
final class KnownPhrases {

    private static final Set<String> EVERYBODYS = Set.of("yes", "no");
    private static final String DIGIT = "\\d|zero|oh|one|two|three|four|five|six|seven|eight|nine|[零〇一二两三四五六七八九幺]";
    private static final String NUMBER = DIGIT + "|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|[十百]";

    private final Map<String, List<PhrasePattern>> byLanguage = new HashMap<>();
    private final Assistant assistant;

    KnownPhrases(Assistant assistant) {
        this.assistant = assistant;
        assistant.pack().getIntentsList().stream().filter(intent -> !EVERYBODYS.contains(intent.getName())).map(Intent::getPhrasesList)
                .forEach(phrases -> phrases.forEach(this::add));
    }

    boolean hold(String language, String said) {
        return !said.isEmpty() && byLanguage.getOrDefault(language, List.of()).stream().anyMatch(pattern -> pattern.matches(said));
    }

    private void add(Phrase phrase) {
        try {
            var pattern = new PhrasePattern(phrase.getText(), slot -> regex(slot, phrase.getLanguage()));
            byLanguage.computeIfAbsent(phrase.getLanguage(), _ -> new ArrayList<>()).add(pattern);
        } catch (IllegalArgumentException reportedWhenRead) {
            // a phrase that cannot be read matches nothing
        }
    }

    private String regex(String name, String language) {
        var slot = assistant.slots().get(name);
        if (slot == null) return "\\b\\B";
        return switch (slot.kind()) {
            case DIGITS, PHONE -> "(?:" + DIGIT + ")+";
            case NUMBER -> "(?:" + NUMBER + ")+";
            case TEXT, PHRASE, MONEY, DATE, TIME, NAME, EMAIL, ADDRESS -> ".+";
            case CHOICE -> slot.choices().stream().flatMap(choice -> {
                var ways = new ArrayList<>(choice.spoken().getOrDefault(language, List.of()));
                ways.add(choice.value());
                return ways.stream();
            }).map(way -> PhrasePattern.plain(way.toLowerCase(Locale.ROOT))).collect(Collectors.joining("|"));
        };
    }
}
