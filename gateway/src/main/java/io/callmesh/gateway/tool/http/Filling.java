package io.callmesh.gateway.tool.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts values where `{argument}` stands. In a URL a value is percent-encoded; one that would be another path where
/// somebody on the way decodes it is refused. In JSON it can only be a string or, where it stands alone and is typed so,
/// a number or a truth value. What stands alone and has no value is left out.
final class Filling {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    /// Separators of paths, and what ends a line or a string. RFC 3986, 3.3 and 5.2.4: `.` and `..` are no names.
    private static final Pattern TRAVERSING = Pattern.compile("\\.{0,2}|.*(?:[/\\\\\\p{Cntrl}]|\\.\\.).*", Pattern.DOTALL);

    private Filling() {}

    /// @throws IllegalArgumentException when a value would leave its segment of the path
    static String url(String pattern, Map<String, JsonNode> values) {
        int query = pattern.indexOf('?');
        String path = fill(query < 0 ? pattern : pattern.substring(0, query), values, Filling::segment);
        return query < 0 ? path : path + query(pattern.substring(query + 1), values);
    }

    private static String query(String pattern, Map<String, JsonNode> values) {
        var parts = Arrays.stream(pattern.split("&")).filter(part -> !leftOut(part.substring(part.indexOf('=') + 1), values)).map(part -> fill(part, values, Filling::escaped));
        String query = parts.collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    static JsonNode json(JsonNode pattern, Map<String, JsonNode> values) {
        return switch (pattern) {
            case ObjectNode object -> {
                var filled = JsonNodeFactory.instance.objectNode();
                object.properties().stream().filter(field -> !leftOut(field.getValue().asText(), values)).forEach(field -> filled.set(field.getKey(), json(field.getValue(), values)));
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

    private static boolean leftOut(String pattern, Map<String, JsonNode> values) {
        var alone = PLACE.matcher(pattern);
        return alone.matches() && !values.containsKey(alone.group(1));
    }

    private static JsonNode text(String pattern, Map<String, JsonNode> values) {
        var alone = PLACE.matcher(pattern);
        if (alone.matches()) return values.getOrDefault(alone.group(1), JsonNodeFactory.instance.textNode(""));
        return JsonNodeFactory.instance.textNode(fill(pattern, values, value -> value));
    }

    private interface Escape {
        String escaped(String value);
    }

    private static String fill(String pattern, Map<String, JsonNode> values, Escape escape) {
        return PLACE.matcher(pattern).replaceAll(place -> {
            var value = values.get(place.group(1));
            return Matcher.quoteReplacement(escape.escaped(value == null ? "" : value.asText()));
        });
    }

    private static String segment(String value) {
        if (TRAVERSING.matcher(value).matches()) throw new IllegalArgumentException("expected a value that is one segment of a path");
        return escaped(value);
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
