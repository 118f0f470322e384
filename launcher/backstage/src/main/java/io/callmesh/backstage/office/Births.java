package io.callmesh.backstage.office;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Dates of birth as callers tell them: eight digits, month first or year first.
final class Births {

    private static final List<DateTimeFormatter> ORDERS = List.of(DateTimeFormatter.ofPattern("MMdduuuu"), DateTimeFormatter.ofPattern("uuuuMMdd"));

    private Births() {}

    static boolean told(LocalDate born, String digits) {
        return ORDERS.stream().map(born::format).anyMatch(digits::equals);
    }
}
