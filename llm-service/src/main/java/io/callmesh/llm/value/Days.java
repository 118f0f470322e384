package io.callmesh.llm.value;

import io.callmesh.llm.language.Token;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// English days, as `2026-11-24`: `tomorrow`, `next friday`, `the 24th of november`, `in two weeks`, `11/24/2026`; [ChineseDays] has the others.
///
/// A day without a year, a month or a week is the next one from today on; a weekday is never today. Of `3/4/2026` the month comes first.
public final class Days {

    private static final List<String> MONTHS = List.of("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december");
    private static final List<String> WEEKDAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(Map.entry("first", 1), Map.entry("second", 2), Map.entry("third", 3), Map.entry("fourth", 4), Map.entry("fifth", 5), Map.entry("sixth", 6),
            Map.entry("seventh", 7), Map.entry("eighth", 8), Map.entry("ninth", 9), Map.entry("tenth", 10), Map.entry("eleventh", 11), Map.entry("twelfth", 12), Map.entry("thirteenth", 13), Map.entry("fourteenth", 14),
            Map.entry("fifteenth", 15), Map.entry("sixteenth", 16), Map.entry("seventeenth", 17), Map.entry("eighteenth", 18), Map.entry("nineteenth", 19), Map.entry("twentieth", 20), Map.entry("thirtieth", 30));
    private static final Map<String, ChronoUnit> SPANS = Map.of("day", ChronoUnit.DAYS, "days", ChronoUnit.DAYS, "week", ChronoUnit.WEEKS, "weeks", ChronoUnit.WEEKS, "month", ChronoUnit.MONTHS, "months", ChronoUnit.MONTHS,
            "year", ChronoUnit.YEARS, "years", ChronoUnit.YEARS);
    private static final int SHORTEST = 3, LATEST = 31, FIRST_YEAR = 1900, LAST_YEAR = 2100;

    private record Day(LocalDate date, int end) {}

    private final Said said;
    private final LocalDate today;

    private Days(List<Token> tokens, LocalDate today) {
        said = new Said(tokens);
        this.today = today;
    }

    /// A day that begins at a token.
    ///
    /// @param bare whether a number counts as a day of the month: where a day was asked for
    public static Optional<Reading> at(List<Token> tokens, int at, LocalDate today, boolean bare) {
        var chinese = ChineseDays.at(tokens, at, today);
        if (chinese.isPresent()) return chinese;
        var days = new Days(tokens, today);
        return days.near(at).or(() -> days.weekday(at)).or(() -> days.away(at)).or(() -> days.written(at)).or(() -> days.named(at)).or(() -> days.ofMonth(at, bare))
                .map(day -> new Reading(day.date().toString(), day.end()));
    }

    private Optional<Day> near(int at) {
        if (said.all(at, "the", "day", "after", "tomorrow")) return Optional.of(new Day(today.plusDays(2), at + 4));
        if (said.all(at, "day", "after", "tomorrow")) return Optional.of(new Day(today.plusDays(2), at + 3));
        if (said.all(at, "day", "before", "yesterday")) return Optional.of(new Day(today.minusDays(2), at + 3));
        if (said.all(at, "last", "night")) return Optional.of(new Day(today.minusDays(1), at + 2));
        return switch (said.word(at)) {
            case "today", "tonight" -> Optional.of(new Day(today, at + 1));
            case "tomorrow" -> Optional.of(new Day(today.plusDays(1), at + 1));
            case "yesterday" -> Optional.of(new Day(today.minusDays(1), at + 1));
            default -> Optional.empty();
        };
    }

    /// `friday`, `next friday` (of the next week), `last friday`; `sunday the 3rd of may` is that day.
    private Optional<Day> weekday(int at) {
        boolean next = said.is(at, "next"), last = said.is(at, "last"), led = next || last || said.is(at, "this", "coming", "on");
        int place = led ? at + 1 : at, weekday = place(WEEKDAYS, place);
        if (weekday < 0) return Optional.empty();
        int after = said.is(place + 1, "the") ? place + 2 : place + 1;
        var exact = named(after).or(() -> ordinal(after).map(day -> new Day(next(day.value()), day.end())));
        if (exact.isPresent()) return exact;
        if (said.word(place).length() <= SHORTEST + 1 && !led) return Optional.empty();
        if (said.is(at, "on")) return Optional.empty();
        return Optional.of(new Day(weekday(DayOfWeek.of(weekday + 1), next, last), place + 1));
    }

    private LocalDate weekday(DayOfWeek day, boolean next, boolean last) {
        if (last) return today.with(TemporalAdjusters.previous(day));
        return next ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day)) : today.with(TemporalAdjusters.next(day));
    }

    /// `in two weeks`, `3 days ago`, `nine days from now`.
    private Optional<Day> away(int at) {
        boolean in = said.is(at, "in");
        int from = in ? at + 1 : at;
        boolean one = said.is(from, "a", "an");
        var count = one ? Optional.of(new Said.Number("1", from + 1)) : said.number(from);
        var unit = count.flatMap(number -> Optional.ofNullable(SPANS.get(said.word(number.end()))));
        if (count.isEmpty() || unit.isEmpty() || count.get().digits().length() > SHORTEST) return Optional.empty();
        int end = count.get().end() + 1, many = count.get().value();
        if (said.is(end, "ago")) return Optional.of(new Day(today.minus(many, unit.get()), end + 1));
        boolean later = said.all(end, "from", "now") || said.all(end, "from", "today");
        return in || later ? Optional.of(new Day(today.plus(many, unit.get()), later ? end + 2 : end)) : Optional.empty();
    }

    /// `2026-11-24`, `11/24/2026`, `24.11.2026`.
    private Optional<Day> written(int at) {
        var first = said.written(at);
        if (first.isEmpty()) return Optional.empty();
        for (var mark : List.of("-", "/", ".")) {
            var second = said.joined(first.get().end(), mark) ? said.written(first.get().end()) : Optional.<Said.Number>empty();
            var third = second.filter(number -> said.joined(number.end(), mark)).flatMap(number -> said.written(number.end()));
            if (second.isEmpty() || third.isEmpty()) continue;
            int one = first.get().value(), two = second.get().value(), three = third.get().value(), end = third.get().end();
            if (first.get().digits().length() == 4) return date(one, two, three, end);
            int year = third.get().digits().length() == 2 ? 2000 + three : three;
            return one > 12 || mark.equals(".") ? date(year, two, one, end) : date(year, one, two, end);
        }
        return Optional.empty();
    }

    private static Optional<Day> date(int year, int month, int day, int end) {
        try {
            return year < FIRST_YEAR || year > LAST_YEAR ? Optional.empty() : Optional.of(new Day(LocalDate.of(year, month, day), end));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /// `november [the] 24th [2026]`, `24th [of] november`.
    private Optional<Day> named(int at) {
        if (said.is(at, "the")) return named(at + 1);
        int month = place(MONTHS, at);
        if (month >= 0) return ordinal(said.is(at + 1, "the") ? at + 2 : at + 1).or(() -> number(at + 1)).flatMap(day -> year(month + 1, day.value(), day.end()));
        var day = ordinal(at).or(() -> number(at));
        if (day.isEmpty()) return Optional.empty();
        int of = said.is(day.get().end(), "of") ? day.get().end() + 1 : day.get().end(), named = place(MONTHS, of);
        return named < 0 ? Optional.empty() : year(named + 1, day.get().value(), of + 1);
    }

    /// With the year that follows, or the next one in which the day is still to come.
    private Optional<Day> year(int month, int day, int at) {
        var year = year(at);
        if (year.isPresent()) return date(year.get().value(), month, day, year.get().end());
        return date(today.getYear(), month, day, at).map(date -> date.date().isBefore(today) ? new Day(date.date().plusYears(1), at) : date);
    }

    /// `2026`, `nineteen eighty five`, `two thousand eighteen`.
    private Optional<Said.Number> year(int at) {
        var whole = said.number(at);
        if (whole.isEmpty()) return Optional.empty();
        if (whole.get().value() >= FIRST_YEAR && whole.get().value() <= LAST_YEAR) return whole;
        var rest = whole.get().value() == 19 || whole.get().value() == 20 ? said.number(whole.get().end()) : Optional.<Said.Number>empty();
        return rest.filter(part -> part.value() < 100).map(part -> new Said.Number("%s%02d".formatted(whole.get().digits(), part.value()), part.end()));
    }

    /// `the 31st`: of this month, or of the next.
    private Optional<Day> ofMonth(int at, boolean bare) {
        int from = said.is(at, "the") ? at + 1 : at;
        return ordinal(from).or(() -> bare ? number(from) : Optional.empty()).filter(day -> day.value() >= 1).map(day -> new Day(next(day.value()), day.end()));
    }

    private LocalDate next(int day) {
        var date = today;
        while (date.getDayOfMonth() != day) date = date.plusDays(1);
        return date;
    }

    private Optional<Said.Number> number(int at) {
        return said.number(at).filter(day -> day.value() >= 1 && day.value() <= LATEST && day.digits().length() <= 2);
    }

    private Optional<Said.Number> ordinal(int at) {
        var number = number(at);
        if (number.isPresent() && said.is(number.get().end(), "st", "nd", "rd", "th")) return Optional.of(new Said.Number(number.get().digits(), number.get().end() + 1));
        Integer small = ORDINALS.get(said.word(at)), rest = ORDINALS.get(said.word(at + 1));
        if (small != null) return Optional.of(new Said.Number(small.toString(), at + 1));
        boolean tens = said.is(at, "20", "30");
        return tens && rest != null && rest < 10 && Integer.parseInt(said.word(at)) + rest <= LATEST ? Optional.of(new Said.Number(Integer.toString(Integer.parseInt(said.word(at)) + rest), at + 2)) : Optional.empty();
    }

    /// A name of the list, or its first letters, three at least.
    private int place(List<String> names, int at) {
        String word = said.word(at);
        for (int i = 0; word.length() >= SHORTEST && i < names.size(); i++) {
            boolean brief = word.length() <= SHORTEST + 1 && names.get(i).startsWith(word);
            if (names.get(i).equals(word) || brief || word.equals("sept") && i == 8) return i;
        }
        return -1;
    }
}
