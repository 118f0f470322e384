package io.callmesh.llm.value;

import io.callmesh.llm.language.Token;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chinese days: `明天`, `下周五`, `十一月二十四号`, `两天后`.
final class ChineseDays {

    private static final Map<String, Integer> NEAR = Map.of("今天", 0, "明天", 1, "后天", 2, "昨天", -1, "前天", -2, "今晚", 0, "明晚", 1, "今日", 0, "明日", 1);

    private final Said said;
    private final LocalDate today;

    private ChineseDays(List<Token> tokens, LocalDate today) {
        said = new Said(tokens);
        this.today = today;
    }

    static Optional<Reading> at(List<Token> tokens, int at, LocalDate today) {
        var days = new ChineseDays(tokens, today);
        return days.near(at).or(() -> days.weekday(at)).or(() -> days.date(at)).or(() -> days.away(at));
    }

    private static Optional<Reading> reading(LocalDate date, int end) {
        return Optional.of(new Reading(date.toString(), end));
    }

    private Optional<Reading> near(int at) {
        if (said.all(at, "大", "后", "天")) return reading(today.plusDays(3), at + 3);
        var days = NEAR.get(said.word(at) + said.word(at + 1));
        return days == null ? Optional.empty() : reading(today.plusDays(days), at + 2);
    }

    /// `周五` is the next one from today on, `下周五` that of the next week.
    private Optional<Reading> weekday(int at) {
        boolean next = said.is(at, "下"), last = said.is(at, "上");
        int place = next || last || said.is(at, "这", "本") ? at + 1 : at;
        if (place > at && said.is(place, "个")) place++;
        int day = said.is(place, "周") ? place + 1 : said.all(place, "星", "期") || said.all(place, "礼", "拜") ? place + 2 : -1;
        int weekday = day < 0 ? -1 : said.is(day, "日", "天") ? 7 : said.word(day).matches("[1-6]") ? Integer.parseInt(said.word(day)) : -1;
        if (weekday < 0) return Optional.empty();
        if (!next && !last) return reading(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday))), day + 1);
        var week = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(next ? 1 : -1);
        return reading(week.plusDays(weekday - 1L), day + 1);
    }

    /// `[二零二六年]十一月二十四号`, `二十四号`.
    private Optional<Reading> date(int at) {
        var year = year(at).filter(number -> said.is(number.end(), "年"));
        int from = year.map(number -> number.end() + 1).orElse(at);
        var month = said.number(from).filter(number -> said.is(number.end(), "月"));
        var day = said.number(month.map(number -> number.end() + 1).orElse(from)).filter(number -> said.is(number.end(), "日", "号"));
        if (day.isEmpty() || year.isPresent() && month.isEmpty() || month.isEmpty() && (said.is(at - 1, "月", "十") || said.written(at - 1).isPresent())) return Optional.empty();
        return date(year, month, day.get().value()).flatMap(date -> reading(date, day.get().end() + 1));
    }

    private Optional<Said.Number> year(int at) {
        return said.written(at).filter(number -> number.digits().length() == 4);
    }

    private Optional<LocalDate> date(Optional<Said.Number> year, Optional<Said.Number> month, int day) {
        try {
            var date = LocalDate.of(year.map(Said.Number::value).orElse(today.getYear()), month.map(Said.Number::value).orElse(today.getMonthValue()), day);
            if (year.isPresent() || !date.isBefore(today)) return Optional.of(date);
            return Optional.of(month.isPresent() ? date.plusYears(1) : date.plusMonths(1));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /// `两天后`, `三天以前`, `一周后`.
    private Optional<Reading> away(int at) {
        var count = said.number(at).filter(number -> number.digits().length() <= 3);
        if (count.isEmpty()) return Optional.empty();
        int unit = count.get().end(), days = said.is(unit, "天") ? 1 : said.is(unit, "周") ? 7 : said.all(unit, "星", "期") || said.all(unit, "个", "星") ? 7 : 0;
        int end = unit + (said.is(unit, "天", "周") ? 1 : said.is(unit, "个") ? 3 : 2), sign = said.is(end, "以", "之") ? end + 1 : end;
        if (days == 0 || !said.is(sign, "后", "前")) return Optional.empty();
        return reading(today.plusDays((long) (said.is(sign, "后") ? days : -days) * count.get().value()), sign + 1);
    }
}
