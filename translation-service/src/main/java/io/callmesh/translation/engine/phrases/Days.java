package io.callmesh.translation.engine.phrases;

import io.callmesh.translation.language.Tokens;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day of the year in the words of one language, put into those of another.
final class Days {

    private static final Pattern NUMBERED = Pattern.compile("(?:(\\d{4}) 年 )?(\\d{1,2}) 月 (\\d{1,2}) 日?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\p{L}+) (\\d{1,2})(?: ?(?:st|nd|rd|th))?(?: (\\d{4}))?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2}) (?:de )?(\\p{L}+)(?: (?:de )?(\\d{4}))?");

    /// With the year and without it. Source: Unicode CLDR, date formats yMMMMd and MMMMd.
    private static final List<String> ENGLISH = List.of("MMMM d, yyyy", "MMMM d");
    private static final Map<String, List<String>> OTHERS = Map.of(
            "es", List.of("d 'de' MMMM 'de' yyyy", "d 'de' MMMM"),
            "zh", List.of("yyyy年M月d日", "M月d日"));

    private Days() {}

    static Optional<String> read(List<String> tokens, String source, String target) {
        try {
            return weekday(tokens, source, target).or(() -> date(String.join(" ", tokens), source, target));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /// `friday november 27`, `11 月 27 日 星 期 五`: the day of the week before or after the date, or alone.
    private static Optional<String> weekday(List<String> tokens, String source, String target) {
        for (var day : DayOfWeek.values()) {
            var name = Tokens.of(day.getDisplayName(TextStyle.FULL, Locale.of(source)), source);
            if (tokens.equals(name)) return Optional.of(day.getDisplayName(TextStyle.FULL, Locale.of(target)));
            if (tokens.size() <= name.size()) continue;
            int rest = tokens.size() - name.size();
            if (tokens.subList(0, name.size()).equals(name)) return date(String.join(" ", tokens.subList(name.size(), tokens.size())), source, target).map(date -> with(day, date, target));
            if (tokens.subList(rest, tokens.size()).equals(name)) return date(String.join(" ", tokens.subList(0, rest)), source, target).map(date -> with(day, date, target));
        }
        return Optional.empty();
    }

    private static String with(DayOfWeek day, String date, String target) {
        var name = day.getDisplayName(TextStyle.FULL, Locale.of(target));
        return switch (target) {
            case "zh" -> date + name;
            case "es" -> name + " " + date;
            default -> name + ", " + date;
        };
    }

    private static Optional<String> date(String words, String source, String target) {
        if (words.matches("\\d{4}-\\d\\d-\\d\\d")) return Optional.of(said(LocalDate.parse(words), target));
        return numbered(words, target).or(() -> named(MONTH_FIRST, 2, 1, words, source, target)).or(() -> named(DAY_FIRST, 1, 2, words, source, target));
    }

    private static Optional<String> numbered(String words, String target) {
        var matcher = NUMBERED.matcher(words);
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(said(matcher, 1, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)), target));
    }

    private static Optional<String> named(Pattern pattern, int day, int month, String words, String source, String target) {
        var matcher = pattern.matcher(words);
        if (!matcher.matches()) return Optional.empty();
        return month(matcher.group(month), source).map(found -> said(matcher, 3, found.getValue(), Integer.parseInt(matcher.group(day)), target));
    }

    private static Optional<Month> month(String name, String language) {
        return Arrays.stream(Month.values()).filter(month -> plain(month, language).equals(name)).findFirst();
    }

    private static String plain(Month month, String language) {
        var name = month.getDisplayName(TextStyle.FULL, Locale.of(language)).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static String said(Matcher matcher, int year, int month, int day, String target) {
        if (matcher.group(year) == null) return format(target, 1).format(MonthDay.of(month, day));
        return said(LocalDate.of(Integer.parseInt(matcher.group(year)), month, day), target);
    }

    private static String said(LocalDate day, String target) {
        return format(target, 0).format(day);
    }

    private static DateTimeFormatter format(String target, int kind) {
        return DateTimeFormatter.ofPattern(OTHERS.getOrDefault(target, ENGLISH).get(kind), Locale.of(target));
    }
}
