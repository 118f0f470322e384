package io.callmesh.asr.adaptation;

import io.callmesh.proto.pack.v1.Pack;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How the words of one pack sound: as the pack says, else as the dictionary says, else put together from words of the
/// dictionary (`wayfarer's`, `voicemail`).
record Sounds(String language, Supplier<InputStream> dictionary) {

    private static final int SHORTEST_PART = 3;
    private static final Set<String> HISSING = Set.of("S", "Z", "SH", "ZH", "CH", "JH");
    private static final Set<String> VOICELESS = Set.of("P", "T", "K", "F", "TH");

    Map<String, List<List<String>>> of(Pack pack, Set<String> words) {
        var wanted = new HashSet<>(words);
        words.forEach(word -> splits(word).forEach(wanted::addAll));
        var known = Pronunciations.of(wanted, dictionary.get());
        words.forEach(word -> nods(word, known));
        pack.getPronunciationsList().stream()
                .filter(said -> said.getLanguage().equals(language))
                .forEach(said -> known.computeIfAbsent(said.getWord(), _ -> new ArrayList<>()).addFirst(Pronunciations.phones(said.getPhones())));
        var sounds = new HashMap<String, List<List<String>>>();
        words.forEach(word -> sound(word, known).ifPresent(ways -> sounds.put(word, ways)));
        return sounds;
    }

    private static void nods(String word, Map<String, List<List<String>>> known) {
        for (var way : Nods.sounds(word)) {
            var ways = known.computeIfAbsent(word, _ -> new ArrayList<>());
            if (!ways.contains(way)) ways.add(way);
        }
    }

    private static Optional<List<List<String>>> sound(String word, Map<String, List<List<String>>> known) {
        var ways = known.get(word);
        if (ways != null) return Optional.of(ways);
        return splits(word)
                .filter(known.keySet()::containsAll)
                .map(parts -> List.of(joined(parts, known)))
                .findFirst();
    }

    private static List<String> joined(List<String> parts, Map<String, List<List<String>>> known) {
        var phones = new ArrayList<>(usual(parts.getFirst(), known));
        if (parts.size() == 1) phones.addAll(ending(phones.getLast()));
        else phones.addAll(usual(parts.getLast(), known));
        return phones;
    }

    private static List<String> usual(String part, Map<String, List<List<String>>> known) {
        return known.getOrDefault(part, List.of()).getFirst();
    }

    private static List<String> ending(String last) {
        if (HISSING.contains(last)) return List.of("IH", "Z");
        return List.of(VOICELESS.contains(last) ? "S" : "Z");
    }

    /// A word alone means: with an s. Two words: one after the other.
    private static Stream<List<String>> splits(String word) {
        var stems = word.endsWith("'s") ? Stream.of(List.of(word.substring(0, word.length() - 2)))
                : word.endsWith("s") ? Stream.of(List.of(word.substring(0, word.length() - 1))) : Stream.<List<String>>of();
        var compounds = IntStream.rangeClosed(SHORTEST_PART, word.length() - SHORTEST_PART).boxed()
                .map(at -> List.of(word.substring(0, at), word.substring(at)));
        return Stream.concat(stems, compounds);
    }
}
