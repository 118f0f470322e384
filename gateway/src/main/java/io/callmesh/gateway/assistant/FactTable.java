package io.callmesh.gateway.assistant;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table that tells something of each of its rows' first cells. Read aloud, a row needs the names of its columns: "Day ticket, price 15
/// dollars."
///
/// @param columns their names; none where the table has no such row
record FactTable(List<String> columns) {

    static final FactTable WITHOUT_NAMES = new FactTable(List.of());

    /// One row as a sentence.
    String sentence(List<String> row) {
        return IntStream.range(0, row.size()).filter(at -> !row.get(at).isBlank()).mapToObj(at -> cell(at, row.get(at).strip())).collect(Collectors.joining(", ", "", ".\n"));
    }

    private String cell(int at, String text) {
        String column = at == 0 || at >= columns.size() ? "" : columns.get(at).strip();
        return column.isEmpty() ? text : uncapped(column) + " " + text;
    }

    /// "Price" within a sentence; "VAT" stays.
    private static String uncapped(String column) {
        boolean capped = column.length() > 1 && Character.isLowerCase(column.charAt(1));
        return capped ? column.substring(0, 1).toLowerCase(Locale.ROOT) + column.substring(1) : column;
    }
}
