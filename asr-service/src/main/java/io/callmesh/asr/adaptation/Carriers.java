package io.callmesh.asr.adaptation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How callers of any service word what they want, around the names and the values of slots: `carriers.en.txt` beside this
/// class, in the patterns of packs with `{slot}` for the name of a slot and `{value}` for a value of it.
final class Carriers {

    private static final String SLOT = "{slot}", VALUE = "{value}";

    private Carriers() {}

    /// @param slots  every slot of a pack
    /// @param spoken those whose values are known
    /// @return nothing, when nobody has written down any for the language
    static List<Expression> in(String language, Set<String> slots, Set<String> spoken) {
        var all = new ArrayList<Expression>();
        for (var line : lines(language)) {
            if (line.contains(VALUE)) spoken.forEach(slot -> all.add(about(slot, line)));
            else if (line.contains(SLOT)) slots.forEach(slot -> all.add(about(slot, line)));
            else all.add(PatternReader.read(line));
        }
        return all;
    }

    private static Expression about(String slot, String line) {
        return PatternReader.read(line.replace(VALUE, "{" + slot + "}").replace(SLOT, name(slot)));
    }

    /// `orderNumber` to `order number`.
    static String name(String slot) {
        return slot.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[_-]", " ").toLowerCase(Locale.ROOT);
    }

    private static List<String> lines(String language) {
        var resource = Carriers.class.getResourceAsStream("carriers." + language + ".txt");
        if (resource == null) return List.of();
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
