package io.callmesh.eval.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a measurement found: facts, a table, and what one must know to read it.
public final class Findings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bench;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public Findings(String bench) {
        this.bench = bench;
    }

    /// Something that is true of the whole: a text, a number, or names with such values.
    public Findings fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /// A row: names and values by turns; values are texts, numbers or booleans.
    public Findings row(Object... namesAndValues) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) row.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        rows.add(row);
        return this;
    }

    public Findings note(String note) {
        notes.add(note);
        return this;
    }

    public List<Map<String, Object>> rows() {
        return List.copyOf(rows);
    }

    /// `{"bench":…,"rows":[…],"notes":[…]}` in one line, the facts by their names between.
    public String json() {
        ObjectNode object = JSON.createObjectNode().put("bench", bench);
        facts.forEach((name, value) -> object.set(name, JSON.valueToTree(value)));
        object.set("rows", JSON.valueToTree(rows));
        object.set("notes", JSON.valueToTree(notes));
        return object.toString();
    }

    public String markdown() {
        var text = new StringBuilder("## " + bench + "\n\n");
        if (!rows.isEmpty()) {
            var names = rows.getFirst().keySet();
            line(text, List.copyOf(names));
            line(text, names.stream().map(_ -> "---").toList());
            for (var row : rows) line(text, names.stream().map(name -> cell(row.getOrDefault(name, ""))).toList());
        }
        facts.forEach((name, value) -> text.append("\n- ").append(name).append(": ").append(cell(value)));
        for (var note : notes) text.append("\n- ").append(note);
        return text.append('\n').toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String cell(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, number > 0 && number < 1 ? "%.3f" : "%.1f", number) : value.toString();
    }
}
