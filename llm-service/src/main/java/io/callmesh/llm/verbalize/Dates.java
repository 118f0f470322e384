package io.callmesh.llm.verbalize;

import io.callmesh.llm.language.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates as they are said, without the year.
final class Dates {

    private static final int ISO_DATE = 10;

    private Dates() {}

    static String read(String value, String language) {
        try {
            return said(LocalDate.parse(value.strip().substring(0, Math.min(ISO_DATE, value.strip().length()))), language);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("a date must be written as 2026-11-24");
        }
    }

    private static String said(LocalDate date, String language) {
        return switch (Language.primary(language)) {
            case "zh" -> DateTimeFormatter.ofPattern("M月d日EEEE", Locale.SIMPLIFIED_CHINESE).format(date);
            case "es" -> DateTimeFormatter.ofPattern("EEEE d 'de' MMMM", Locale.of("es")).format(date);
            default -> DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US).format(date);
        };
    }
}
