package io.callmesh.tts.text;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// A map of words, written as text: entries between commas or lines, key and value between equal signs.
final class Table {

    private Table() {}

    static Map<String, String> of(String entries) {
        return Arrays.stream(entries.strip().split("\\s*[,\\n]\\s*"))
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(entry -> entry[0], entry -> entry[1]));
    }
}
