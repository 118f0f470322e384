package io.callmesh.gateway.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts values where `{argument}` stands. In a URL a value is percent-encoded, dots included, so it can name no other
/// path; in JSON it can only be a string or, where it stands alone and is typed so, a number.
final class Filling {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private Filling() {}

    static String url(String pattern, Map<String, String> values) {
        return fill(pattern, values, Filling::escaped);
    }

    static JsonNode json(JsonNode pattern, Map<String, JsonNode> values) {
        return switch (pattern) {
            case ObjectNode object -> {
                var filled = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry -> filled.set(entry.getKey(), json(entry.getValue(), values)));
                yield filled;
            }
            case ArrayNode array -> {
                var filled = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> filled.add(json(item, values)));
                yield filled;
            }
            case JsonNode text when text.isTextual() -> text(text.asText(), values);
            default -> pattern;
        };
    }

    private static JsonNode text(String pattern, Map<String, JsonNode> values) {
        var alone = PLACE.matcher(pattern);
        if (alone.matches()) return values.getOrDefault(alone.group(1), JsonNodeFactory.instance.textNode(""));
        var plain = new java.util.HashMap<String, String>();
        values.forEach((name, value) -> plain.put(name, value.asText()));
        return JsonNodeFactory.instance.textNode(fill(pattern, plain, UnaryOperator.identity()));
    }

    private static String fill(String pattern, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACE.matcher(pattern).replaceAll(place -> Matcher.quoteReplacement(escape.apply(values.getOrDefault(place.group(1), ""))));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
    }
}
