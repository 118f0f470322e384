package io.callmesh.gateway.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A table of questions and answers; it is known by its first row.
///
/// @param question where it stands in a row
/// @param answer   where it stands in a row
/// @param about    where the thing that a row holds for stands; -1 where nowhere
record QuestionTable(int question, int answer, int about) {

    private static final Set<String> QUESTION = Set.of("question", "q", "问题", "问"), ANSWER = Set.of("answer", "a", "答案", "回答", "答"), ABOUT = Set.of("about", "关于");

    /// Empty when the first row does not name a question and an answer.
    static Optional<QuestionTable> of(List<String> first) {
        var table = new QuestionTable(column(first, QUESTION), column(first, ANSWER), column(first, ABOUT));
        return table.question < 0 || table.answer < 0 ? Optional.empty() : Optional.of(table);
    }

    private static int column(List<String> first, Set<String> names) {
        return IntStream.range(0, first.size()).filter(at -> names.contains(first.get(at).strip().toLowerCase(Locale.ROOT))).findFirst().orElse(-1);
    }

    /// @param otherwise the thing that rows hold for which name none
    Section section(List<String> row, String otherwise) {
        String named = cell(row, about);
        return new Section(cell(row, question), named.isEmpty() ? otherwise : named, cell(row, answer));
    }

    private static String cell(List<String> row, int at) {
        return at >= 0 && at < row.size() ? row.get(at).strip() : "";
    }

    /// The rows of a file of comma-separated values: cells may be quoted, and a quote in them doubled.
    ///
    /// Source: RFC 4180.
    static List<List<String>> rows(String values) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < values.length(); at++) {
            char next = values.charAt(at);
            if (next == '"' && quoted && at + 1 < values.length() && values.charAt(at + 1) == '"') cell.append(values.charAt(++at));
            else if (next == '"') quoted = !quoted;
            else if (quoted || next != ',' && next != '\n' && next != '\r') cell.append(next);
            else if (next != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (next == '\n') rows.add(List.copyOf(row));
                if (next == '\n') row.clear();
            }
        }
        row.add(cell.toString());
        rows.add(List.copyOf(row));
        return rows.stream().filter(cells -> cells.stream().anyMatch(text -> !text.isBlank())).toList();
    }
}
