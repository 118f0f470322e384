package io.callmesh.gateway.line.audiosocket;

import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Which calls are for whom, by the first digits of their ids: the dial plan makes the ids, so it can say there what it wants.
public final class Routes {

    private final NavigableMap<String, Destination> byPrefix = new TreeMap<>();

    /// @param byPrefix hexadecimal digits, with or without dashes; the longest that fits counts
    /// @throws IllegalArgumentException when a key is none
    public Routes(Map<String, Destination> byPrefix) {
        byPrefix.forEach((prefix, destination) -> this.byPrefix.put(digits(prefix), destination));
    }

    private static String digits(String prefix) {
        var digits = prefix.replace("-", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{1,32}")) throw new IllegalArgumentException("an id begins with 1 to 32 hexadecimal digits, found '" + prefix + "'");
        return digits;
    }

    public boolean empty() {
        return byPrefix.isEmpty();
    }

    Optional<Destination> of(UUID id) {
        var digits = id.toString().replace("-", "");
        for (int length = digits.length(); length > 0; length--) {
            var found = Optional.ofNullable(byPrefix.get(digits.substring(0, length)));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }
}
