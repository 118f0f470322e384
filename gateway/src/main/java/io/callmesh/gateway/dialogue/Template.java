package io.callmesh.gateway.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prepares a text of the pack for whoever words it: finds the values, and puts in what only the pack knows (its own
/// words for values, its name, its questions). Numbers, money and dates are left to the llm service.
final class Template {

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern PLACE = Pattern.compile("\\{([^}|]*)(?:\\|([^}]*))?}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Memory memory;
    private final Map<String, String> own;

    Template(Memory memory) {
        this(memory, Map.of());
    }

    /// @param own values of this text alone
    Template(Memory memory, Map<String, String> own) {
        this.memory = memory;
        this.own = own;
    }

    Act.Say fill(String text, boolean interruptible) {
        var values = new HashMap<String, String>();
        return new Act.Say(resolve(whole(text), values), Map.copyOf(values), interruptible);
    }

    /// Leaves out `[parts]` in which a value is empty.
    private String whole(String text) {
        return OPTIONAL.matcher(text).replaceAll(part -> {
            boolean lacking = PLACE.matcher(part.group(1)).results().anyMatch(place -> value(place.group(1)).isEmpty());
            return Matcher.quoteReplacement(lacking ? "" : part.group(1));
        });
    }

    /// The text with plain values: for arguments and conditions.
    String plain(String text) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1))));
    }

    private String resolve(String text, Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(place(place.group(1), place.group(2), values)));
    }

    private String place(String name, String asked, Map<String, String> values) {
        if (name.equals("ask")) return resolve(whole(memory.textOf("ask", memory.about())), values);
        String slot = name.equals("value") ? memory.about() : name, value = value(name);
        String format = value.isEmpty() ? "" : asked == null ? usual(slot, value) : asked;
        return switch (format) {
            case "" -> kept(name, value, "", values);
            case "word" -> kept(name + ".word", word(slot, value), "", values);
            case "list" -> kept(name + ".words", words(slot, value), "|list", values);
            default -> kept(name, value, "|" + format, values);
        };
    }

    private static String kept(String name, String value, String format, Map<String, String> values) {
        values.put(name, value);
        return "{" + name + format + "}";
    }

    private String usual(String slot, String value) {
        return memory.assistant.slots().containsKey(slot) ? switch (memory.kind(slot)) {
            case DIGITS -> "digits";
            case CHOICE -> "word";
            case MONEY -> value.contains(" ") ? "money" : "";
            case DATE -> "date";
            case TIME -> "time";
            case EMAIL -> "email";
            case PHONE -> "phone";
            case NUMBER, TEXT, PHRASE, NAME, ADDRESS -> "";
        } : "";
    }

    /// What the pack calls a value: the text `word.VALUE`, else how it is said in this language, else the value itself.
    private String word(String slot, String value) {
        String word = memory.assistant.text("word." + value, memory.language);
        if (!word.isEmpty()) return word;
        var known = memory.assistant.slots().get(slot);
        if (known == null || memory.language.equals(memory.assistant.languages().getFirst())) return value;
        return known.choices().stream().filter(choice -> choice.value().equals(value))
                .flatMap(choice -> choice.spoken().getOrDefault(memory.language, List.of()).stream()).findFirst().orElse(value);
    }

    private String words(String slot, String value) {
        var list = JSON.createArrayNode();
        parse(value).forEach(item -> list.add(word(slot, item.asText())));
        return list.isEmpty() ? value : list.toString();
    }

    private String value(String name) {
        return own.getOrDefault(name, known(name));
    }

    private String known(String name) {
        return switch (name) {
            case "assistant" -> memory.assistant.name(memory.language);
            case "slot" -> word(memory.about(), memory.about());
            case "value" -> memory.slots.getOrDefault(memory.about(), "");
            default -> memory.slots.containsKey(name) || !name.contains(".") ? memory.slots.getOrDefault(name, "") : field(name);
        };
    }

    private String field(String name) {
        int dot = name.indexOf('.');
        JsonNode node = parse(memory.results.getOrDefault(name.substring(0, dot), "{}"));
        for (var part : name.substring(dot + 1).split("\\.")) node = node.isArray() && part.matches("\\d{1,4}") ? node.path(Integer.parseInt(part)) : node.path(part);
        return node.isValueNode() ? node.asText() : node.isMissingNode() ? "" : node.toString();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException garbled) {
            return JSON.createObjectNode();
        }
    }
}
