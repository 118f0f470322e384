package io.callmesh.llm.verbalize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.llm.language.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Several things in a row, as they are said.
final class Lists {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Lists() {}

    static String read(String value, String language) {
        var items = items(value.strip());
        return switch (Language.primary(language)) {
            case "zh" -> joined(items, "、", "和");
            case "es" -> joined(items, ", ", " y ");
            default -> joined(items, ", ", " and ");
        };
    }

    private static String joined(List<String> items, String comma, String and) {
        if (items.size() < 2) return String.join("", items);
        return String.join(comma, items.subList(0, items.size() - 1)) + and + items.getLast();
    }

    private static List<String> items(String value) {
        if (!value.startsWith("[")) return Arrays.stream(value.split("[,，、]")).map(String::strip).filter(item -> !item.isEmpty()).toList();
        try {
            var items = new ArrayList<String>();
            JSON.readTree(value).forEach(item -> items.add(item.asText()));
            return items;
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("a list must be a JSON array or separated by commas");
        }
    }
}
