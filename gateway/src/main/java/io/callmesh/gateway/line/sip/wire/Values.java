package io.callmesh.gateway.line.sip.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the values of header fields are taken apart. Everything here takes time in proportion to the length of the value.
public final class Values {

    private Values() {}

    /// Splits a list at the commas that stand neither in quotes nor in angle brackets.
    static List<String> list(String value) {
        var items = new ArrayList<String>();
        int from = 0;
        boolean quoted = false, bracketed = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && (c == '<' || c == '>')) bracketed = c == '<';
            else if (!quoted && !bracketed && c == ',') {
                items.add(value.substring(from, i).strip());
                from = i + 1;
            }
        }
        items.add(value.substring(Math.min(from, value.length())).strip());
        return items;
    }

    /// A parameter that follows an address or a value; empty text when it has no value, like `lr`.
    public static Optional<String> parameter(String value, String name) {
        int from = value.lastIndexOf('>');
        for (var part : value.substring(Math.max(0, from)).split(";")) {
            int equals = part.indexOf('=');
            String key = (equals < 0 ? part : part.substring(0, equals)).strip();
            if (key.equalsIgnoreCase(name)) return Optional.of(equals < 0 ? "" : part.substring(equals + 1).strip());
        }
        return Optional.empty();
    }

    /// The URI of `"Name" <uri>;parameters` or of `uri;parameters`.
    public static String uri(String address) {
        int open = opening(address), close = address.indexOf('>', open + 1);
        if (open >= 0) return close > open ? address.substring(open + 1, close).strip() : "";
        return address.split(";", 2)[0].strip();
    }

    /// Where the bracket opens that is not in a quoted name; negative when there is none.
    private static int opening(String address) {
        boolean quoted = false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == '<') return i;
        }
        return -1;
    }

    /// Without control characters, so that it can be put into a header field.
    public static String clean(String text) {
        return text.chars().noneMatch(c -> c < 32 || c == 127) ? text : text.replaceAll("\\p{Cntrl}", " ");
    }
}
