package io.callmesh.llm.value;

import io.callmesh.llm.language.Token;
import java.util.List;
import java.util.Optional;

/// Times of day, as `18:35`: `6:35 p.m.`, `twenty five to seven in the evening`, `half past six`, `晚上六点半`.
///
/// An hour without a word about the half of the day, there or some words off, is taken as it was said and may be the other one as well:
/// `at six` is `06:00`, or `18:00`. Twelve is noon, and `06:00` as it was written.
public final class Times {

    private record Clock(int hour, int minute, int end) {}

    private static final int HOURS = 24, MINUTES = 60, NOON = 12, REACH = 5;
    private static final List<String> CHINESE_LATE = List.of("下午", "晚上", "傍晚", "今晚"), CHINESE_EARLY = List.of("早上", "上午", "凌晨", "清晨", "早晨", "中午");

    private final Said said;

    private Times(List<Token> tokens) {
        said = new Said(tokens);
    }

    /// A time that begins at a token.
    ///
    /// @param bare whether an hour alone counts: where a time was asked for
    public static Optional<Reading> at(List<Token> tokens, int at, boolean bare) {
        return new Times(tokens).read(at, bare);
    }

    private Optional<Reading> read(int at, boolean bare) {
        if (said.is(at, "noon", "midday")) return Optional.of(reading(NOON, 0, at + 1));
        if (said.is(at, "midnight")) return Optional.of(reading(0, 0, at + 1));
        String half = said.word(at) + said.word(at + 1);
        boolean late = CHINESE_LATE.contains(half), early = CHINESE_EARLY.contains(half);
        if (late || early) return chinese(at + 2, true).map(clock -> halved(clock, late || half.equals("中午") && clock.hour() < 4));
        var chinese = chinese(at, false);
        if (chinese.isPresent()) return chinese.map(clock -> beside(clock, at, chineseHalf(at)));
        return relative(at).or(() -> absolute(at)).flatMap(clock -> english(clock, bare, at));
    }

    private static Reading reading(int hour, int minute, int end) {
        return new Reading("%02d:%02d".formatted(hour % HOURS, minute), end);
    }

    private static Reading halved(Clock clock, boolean late) {
        return reading(late && clock.hour() < NOON ? clock.hour() + NOON : clock.hour(), clock.minute(), clock.end());
    }

    /// A time whose own words do not tell the half of the day.
    ///
    /// @param half as [#half] tells it, of words beside
    private Reading beside(Clock told, int at, int half) {
        var clock = new Clock(told.hour(), Math.max(told.minute(), 0), told.end());
        boolean early = clock.hour() < NOON && half <= 0, written = said.word(at).startsWith("0") || said.written(at).filter(number -> number.digits().startsWith("0")).isPresent();
        var reading = half > 0 ? halved(clock, true) : reading(clock.hour(), clock.minute(), clock.end());
        return early && half == 0 && !written ? new Reading(reading.value(), reading.end(), reading(clock.hour() + NOON, clock.minute(), clock.end()).value()) : reading;
    }

    private int chineseHalf(int at) {
        for (int i = at - 2; i >= Math.max(0, at - REACH); i--) {
            String half = said.word(i) + said.word(i + 1);
            if (CHINESE_LATE.contains(half)) return 1;
            if (CHINESE_EARLY.contains(half)) return -1;
        }
        return 0;
    }

    /// `this evening at six`, `at six on friday morning`.
    private int englishHalf(int at, int end) {
        for (int i = Math.max(0, at - REACH); i < end + REACH; i++) {
            if (i >= at && i < end) continue;
            if (said.is(i, "afternoon", "evening", "tonight")) return 1;
            if (said.is(i, "morning") && !said.is(i - 1, "good")) return -1;
        }
        return 0;
    }

    /// @param colon whether hours and minutes may be parted by one
    private Optional<Clock> chinese(int at, boolean colon) {
        var hour = said.number(at);
        if (hour.isEmpty() || hour.get().value() > HOURS) return Optional.empty();
        int end = hour.get().end();
        if (!said.is(end, "点", "时")) return colon ? clock(hour.get().value(), end) : Optional.empty();
        end++;
        if (said.is(end, "半")) return Optional.of(new Clock(hour.get().value(), 30, end + 1));
        if (said.is(end + 1, "刻")) return Optional.of(new Clock(hour.get().value(), 15 * (said.is(end, "3") ? 3 : 1), end + 2));
        if (said.is(end, "整", "钟")) return Optional.of(new Clock(hour.get().value(), 0, end + 1));
        var minute = said.number(end).filter(number -> number.value() < MINUTES);
        if (minute.isEmpty()) return Optional.of(new Clock(hour.get().value(), 0, end));
        int after = minute.get().end();
        return Optional.of(new Clock(hour.get().value(), minute.get().value(), said.is(after, "分") ? after + 1 : after));
    }

    private Optional<Clock> clock(int hour, int at) {
        boolean colon = said.joined(at, ":") || said.joined(at, "：");
        var minute = colon ? said.written(at).filter(number -> number.digits().length() == 2 && number.value() < MINUTES) : Optional.<Said.Number>empty();
        return minute.map(number -> new Clock(hour, number.value(), number.end()));
    }

    /// `half past six`, `twenty five minutes to seven`.
    private Optional<Clock> relative(int at) {
        int from = said.is(at, "a") && said.is(at + 1, "quarter") ? at + 1 : at;
        int minutes = said.is(from, "half") ? 30 : said.is(from, "quarter") ? 15 : said.number(from).map(Said.Number::value).orElse(-1);
        int end = said.is(from, "half", "quarter") ? from + 1 : said.number(from).map(Said.Number::end).orElse(from);
        if (said.is(end, "minutes")) end++;
        boolean past = said.is(end, "past", "after"), to = said.is(end, "to", "before") || said.is(end, "of") && said.is(from, "quarter");
        var hour = said.number(end + 1).filter(number -> number.value() <= HOURS);
        if (minutes < 0 || minutes >= MINUTES || !past && !to || hour.isEmpty()) return Optional.empty();
        int all = hour.get().value() * MINUTES + (past ? minutes : -minutes) + HOURS * MINUTES;
        return Optional.of(new Clock(all / MINUTES % HOURS, all % MINUTES, hour.get().end()));
    }

    /// `6:35`, `six thirty five`, `9 05`, `18 45`; an hour alone has the minute -1.
    private Optional<Clock> absolute(int at) {
        var hour = said.written(at).filter(number -> number.value() <= HOURS);
        if (hour.isEmpty()) return Optional.empty();
        int end = hour.get().end();
        var written = clock(hour.get().value(), end);
        if (written.isPresent()) return written;
        boolean oh = said.is(end, "oh", "o", "0");
        var spoken = oh ? said.written(end + 1).filter(minute -> minute.value() < 10) : said.number(end).filter(minute -> minute.value() < MINUTES && (minute.value() >= 10 || minute.digits().startsWith("0")));
        var minute = said.joined(end, ".") ? said.written(end).filter(number -> number.digits().length() == 2 && number.value() < MINUTES) : spoken;
        return Optional.of(minute.map(number -> new Clock(hour.get().value(), number.value(), number.end())).orElseGet(() -> new Clock(hour.get().value(), -1, end)));
    }

    private Optional<Reading> english(Clock clock, boolean bare, int at) {
        boolean sharp = said.is(clock.end(), "oclock") || said.all(clock.end(), "o", "clock");
        int end = sharp ? clock.end() + (said.is(clock.end(), "oclock") ? 1 : 2) : clock.end();
        int half = half(end), words = words(end);
        boolean told = words > 0 || sharp || clock.minute() >= 0 && (said.joined(end - 1, ":") || colon(at, end) || past(at, end));
        if (!told && !bare) return Optional.empty();
        if (words == 0 && half == 0) return Optional.of(beside(new Clock(clock.hour(), clock.minute(), end), at, englishHalf(at, end)));
        int hour = clock.hour();
        if (half == 1 && hour < NOON && !(hour == 0 && clock.minute() < 0)) hour += NOON;
        if (half == 1 && clock.hour() == 0) hour = NOON;
        if (half == -1 && hour == NOON) hour = 0;
        return Optional.of(reading(hour, Math.max(clock.minute(), 0), end + words));
    }

    private boolean colon(int at, int end) {
        for (int i = at + 1; i < end; i++) if (said.joined(i, ":")) return true;
        return false;
    }

    private boolean past(int at, int end) {
        for (int i = at; i < end; i++) if (said.is(i, "past", "after", "to", "before", "of")) return true;
        return false;
    }

    /// 1 for the later half of the day, -1 for the earlier one, 0 where it is not told.
    private int half(int at) {
        int word = said.all(at, "in", "the") ? at + 2 : said.is(at, "at", "this") ? at + 1 : at;
        if (said.is(word, "pm", "afternoon", "evening", "tonight") || said.all(word, "p", "m")) return 1;
        if (said.is(word, "am", "morning") || said.all(word, "a", "m")) return -1;
        var hour = said.number(at - 1);
        return said.is(word, "night") ? hour.filter(number -> number.value() < 6).isPresent() ? -1 : 1 : 0;
    }

    private int words(int at) {
        int word = said.all(at, "in", "the") ? at + 2 : said.is(at, "at", "this") ? at + 1 : at;
        if (said.all(word, "p", "m") || said.all(word, "a", "m")) return word == at ? 2 : 0;
        return said.is(word, "pm", "am", "afternoon", "evening", "morning", "night", "tonight") ? word - at + 1 : 0;
    }
}
