package io.callmesh.asr.adaptation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How words sound, in the phones of CMUdict without stress.
///
/// Source of the format: CMU Pronouncing Dictionary, `word P H O N E S`, further ways as `word(2)`.
public final class Pronunciations {

    private Pronunciations() {}

    /// Reads those of some words; the whole dictionary (134 000 words) is never held.
    ///
    /// @param dictionary is read to its end and closed
    /// @return for each word found, one or more ways to say it
    public static Map<String, List<List<String>>> of(Set<String> words, InputStream dictionary) {
        var found = new HashMap<String, List<List<String>>>();
        try (var lines = new BufferedReader(new InputStreamReader(dictionary, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) note(line, words, found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void note(String line, Set<String> words, Map<String, List<List<String>>> found) {
        int space = line.indexOf(' '), bracket = line.indexOf('(');
        if (space <= 0) return;
        var word = line.substring(0, bracket > 0 && bracket < space ? bracket : space);
        if (words.contains(word)) found.computeIfAbsent(word, _ -> new ArrayList<>()).add(phones(line.substring(space)));
    }

    static List<String> phones(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
