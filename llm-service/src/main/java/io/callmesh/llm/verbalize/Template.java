package io.callmesh.llm.verbalize;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A sentence with `{name}` where values stand and `{name|format}` where a value is read in a special way.
public final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{([^{}|]+)(?:\\|([^{}|]+))?}");
    private static final String FIELD = "verbalize.values";

    private Template() {}

    /// @param language BCP 47
    /// @throws MeshException with `BadInput` naming a value that is missing or cannot be read
    public static String fill(String template, Map<String, String> values, String language) {
        return fill(template, values, language, UnaryOperator.identity());
    }

    /// @param reader what becomes of each value, as it would be read
    public static String fill(String template, Map<String, String> values, String language, UnaryOperator<String> reader) {
        var filled = new StringBuilder();
        int at = 0;
        for (var hole = HOLE.matcher(template); hole.find(); at = hole.end()) {
            filled.append(template, at, hole.start()).append(reader.apply(value(hole.group(1).strip(), hole.group(2), values, language)));
        }
        return filled.append(template.substring(at)).toString();
    }

    private static String value(String name, String format, Map<String, String> values, String language) {
        String value = values.get(name);
        if (value == null) throw new MeshException(new Fault.BadInput(FIELD, "lacks " + name + ", which the template names"));
        try {
            return format == null ? value : Format.of(format.strip()).read(value, language);
        } catch (IllegalArgumentException unreadable) {
            throw new MeshException(new Fault.BadInput(FIELD + "[" + name + "]", Objects.requireNonNullElse(unreadable.getMessage(), "cannot be read")));
        }
    }
}
