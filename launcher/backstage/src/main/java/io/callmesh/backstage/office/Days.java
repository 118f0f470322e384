package io.callmesh.backstage.office;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Reads the days that people name: `2026-11-27`, `tomorrow`, `friday`.
final class Days {

    private Days() {}

    /// A weekday is the next one after `today`.
    static LocalDate read(String day, LocalDate today) throws Rejected {
        var wanted = day.strip().toLowerCase(Locale.ROOT);
        var date = wanted.equals("tomorrow") ? Optional.of(today.plusDays(1)) : weekday(wanted, today).or(() -> iso(wanted));
        return date.filter(found -> found.isAfter(today))
                .orElseThrow(() -> new Rejected("day", "a day after " + today + ": YYYY-MM-DD, a weekday or tomorrow"));
    }

    private static Optional<LocalDate> weekday(String name, LocalDate today) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(name))
                .map(day -> today.with(TemporalAdjusters.next(day)))
                .findFirst();
    }

    private static Optional<LocalDate> iso(String date) {
        try {
            return Optional.of(LocalDate.parse(date));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
