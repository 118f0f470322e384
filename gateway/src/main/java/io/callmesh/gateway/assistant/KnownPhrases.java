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

    private static final String AMOUNT = NUMBER + "|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|and|a|dollars?|cents?|[$.,]|[块元角毛分钱千万半点]|美元";
    private static final String DAY = NUMBER + "|st|nd|rd|th|first|second|third|fourth|fifth|[a-z]+teenth|twentieth|thirtieth|the|of|on|next|day|after|today|tomorrow|[a-z]+day|january|february|march|april|may|june|july|august|september"
            + "|october|november|december|今天|明天|后天|下|周|星期|礼拜|[月日号天]";
    private static final String HOUR = NUMBER + "|forty|fifty|half|past|quarter|to|o'?clock|am|pm|noon|in|the|morning|afternoon|evening|:|早上|上午|中午|下午|晚上|[点半分刻整]";

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
            case MONEY -> "(?:" + AMOUNT + ")+";
            case DATE -> "(?:" + DAY + ")+";
            case TIME -> "(?:" + HOUR + ")+";
            case EMAIL -> ".+(?:@|at|艾特).+(?:dot|点|\\.).+";
            case TEXT, PHRASE, NAME, ADDRESS -> ".+";
            case CHOICE -> slot.choices().stream().flatMap(choice -> {
                var ways = new ArrayList<>(choice.spoken().getOrDefault(language, List.of()));
                ways.add(choice.value());
                return ways.stream();
            }).map(way -> PhrasePattern.plain(way.toLowerCase(Locale.ROOT))).collect(Collectors.joining("|"));
        };
    }
}
