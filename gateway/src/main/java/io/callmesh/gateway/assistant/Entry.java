package io.callmesh.gateway.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A value in a pack that knows where it stands. Reading it as the wrong thing adds a problem and gives an empty value,
/// so that one pass finds all problems.
record Entry(String file, String key, JsonNode value, List<Problem> problems) {

    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|h|d)");

    Entry field(String name) {
        var found = value.path(name);
        return new Entry(file, key.isEmpty() ? name : key + "." + name, found, problems);
    }

    boolean present() {
        return !value.isMissingNode() && !value.isNull();
    }

    void problem(String expected) {
        problems.add(new Problem(file, key, expected));
    }

    String text() {
        if (value.isValueNode() && present()) return value.asText().strip();
        problem("expected a text");
        return "";
    }

    String text(String otherwise) {
        return present() ? text() : otherwise;
    }

    boolean flag(boolean otherwise) {
        if (!present()) return otherwise;
        if (!value.isBoolean()) problem("expected true or false");
        return value.asBoolean();
    }

    int number(int otherwise) {
        if (!present()) return otherwise;
        if (!value.canConvertToInt()) problem("expected a whole number");
        return value.asInt();
    }

    Duration time(Duration otherwise) {
        if (!present()) return otherwise;
        var matched = TIME.matcher(text());
        if (!matched.matches()) {
            problem("expected a time such as 2s or 500ms");
            return otherwise;
        }
        var millis = new BigDecimal(switch (matched.group(2)) {
            case "d" -> 86_400_000;
            case "h" -> 3_600_000;
            case "s" -> 1_000;
            default -> 1;
        });
        return Duration.ofMillis(new BigDecimal(matched.group(1)).multiply(millis).longValue());
    }

    <E extends Enum<E>> E oneOf(Class<E> family, E otherwise) {
        if (!present()) return otherwise;
        for (var one : family.getEnumConstants()) if (one.name().equalsIgnoreCase(text())) return one;
        problem("expected one of " + List.of(family.getEnumConstants()).toString().toLowerCase() + ", found " + text());
        return otherwise;
    }

    List<Entry> items() {
        if (!present()) return List.of();
        if (!value.isArray()) problem("expected a list");
        var all = new ArrayList<Entry>();
        for (int i = 0; i < value.size() && value.isArray(); i++) all.add(new Entry(file, key + "[" + i + "]", value.get(i), problems));
        return all;
    }

    Map<String, Entry> fields() {
        if (!present()) return Map.of();
        if (!value.isObject()) problem("expected a map");
        var all = new LinkedHashMap<String, Entry>();
        value.fieldNames().forEachRemaining(name -> all.put(name, field(name)));
        return all;
    }

    Map<String, String> texts() {
        var all = new LinkedHashMap<String, String>();
        fields().forEach((name, entry) -> all.put(name, entry.text()));
        return all;
    }

    /// A text alone, or a list of them.
    List<String> oneOrMore() {
        return value.isArray() ? items().stream().map(Entry::text).toList() : present() ? List.of(text()) : List.of();
    }

    void only(Set<String> known) {
        fields().keySet().stream().filter(name -> !known.contains(name))
                .forEach(name -> field(name).problem("is not known here; known are " + String.join(", ", known.stream().sorted().toList())));
    }

    static Entry nothing(String file, List<Problem> problems) {
        return new Entry(file, "", JsonNodeFactory.instance.missingNode(), problems);
    }
}
