package io.callmesh.llm.verbalize;

import io.callmesh.llm.language.Language;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/// Times of day as they are said, with the half of the day.
final class Hours {

    private static final int NOON = 12, MORNING = 5, EVENING = 18;

    private Hours() {}

    static String read(String value, String language) {
        try {
            var time = LocalTime.parse(value.strip());
            return switch (Language.primary(language)) {
                case "zh" -> chinese(time);
                case "es" -> "%d:%02d".formatted(time.getHour(), time.getMinute());
                default -> english(time);
            };
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("a time must be written as 18:35");
        }
    }

    private static String english(LocalTime time) {
        if (time.equals(LocalTime.NOON)) return "noon";
        if (time.equals(LocalTime.MIDNIGHT)) return "midnight";
        int hour = time.getHour() % NOON == 0 ? NOON : time.getHour() % NOON;
        return "%d:%02d %s".formatted(hour, time.getMinute(), time.getHour() < NOON ? "am" : "pm");
    }

    private static String chinese(LocalTime time) {
        int hour = time.getHour();
        String half = hour < MORNING ? "凌晨" : hour < NOON ? "上午" : hour == NOON ? "中午" : hour < EVENING ? "下午" : "晚上";
        int said = hour > NOON ? hour - NOON : hour;
        return half + said + "点" + (time.getMinute() == 0 ? "" : time.getMinute() == 30 ? "半" : time.getMinute() + "分");
    }
}
