package io.callmesh.eval.caller.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request or a response. Source: RFC 3261, section 7.
///
/// @param start  the first line
/// @param fields names in lower case and long form, with their values, in order
record SipText(String start, List<Map.Entry<String, String>> fields, String body) {

    private static final Map<String, String> LONG = Map.of("v", "via", "f", "from", "t", "to", "i", "call-id", "m", "contact", "l", "content-length", "c", "content-type");

    /// Empty for what is none.
    static Optional<SipText> parse(String datagram) {
        int end = datagram.indexOf("\r\n\r\n");
        if (end < 0) return Optional.empty();
        var lines = datagram.substring(0, end).replaceAll("\r\n[ \t]+", " ").split("\r\n");
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) return Optional.empty();
            var name = lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
            fields.add(Map.entry(LONG.getOrDefault(name, name), lines[i].substring(colon + 1).strip()));
        }
        return Optional.of(new SipText(lines[0], fields, datagram.substring(end + 4)));
    }

    boolean response() {
        return start.startsWith("SIP/2.0 ");
    }

    /// Of a response: its code.
    int status() {
        var parts = start.split(" ");
        return parts.length > 1 && parts[1].matches("\\d{3}") ? Integer.parseInt(parts[1]) : 0;
    }

    /// Of a response: its code and its words.
    String outcome() {
        return start.substring("SIP/2.0 ".length());
    }

    /// Of a request.
    String method() {
        return start.split(" ")[0];
    }

    String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return fields.stream().filter(field -> field.getKey().equals(name)).map(Map.Entry::getValue).toList();
    }

    int sequence() {
        var number = first("cseq").split(" ")[0];
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
    }

    String sequenceMethod() {
        var parts = first("cseq").split(" +");
        return parts.length == 2 ? parts[1] : "";
    }
}
