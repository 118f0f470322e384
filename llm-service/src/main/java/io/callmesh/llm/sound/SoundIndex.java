package io.callmesh.llm.sound;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Words of a pack, to be found by what they sound like. Safe for many threads.
///
/// They are found by their consonants, of which one may be missing on either side (the deletions of SymSpell, Garbe 2012), and
/// then compared sound by sound.
final class SoundIndex {

    /// @param apart 0, the same sound, to 1
    record Alike(String word, double apart) {}

    private static final int MOST = 8, KEPT = 20_000;
    private static final double FARTHEST = 0.45;
    private static final String[] CLASSES = {"pbfv", "kgszSCJ", "tdT", "l", "mnN", "rR"};

    private final Sounds sounds;
    private final Map<String, List<String>> words = new HashMap<>();
    private final Map<String, List<Alike>> kept = new ConcurrentHashMap<>();

    SoundIndex(Collection<String> vocabulary, Sounds sounds) {
        this.sounds = sounds;
        for (var word : vocabulary) {
            var sound = sounds.of(word);
            if (sound.isEmpty()) continue;
            for (var key : keys(sound)) words.computeIfAbsent(key, _ -> new ArrayList<>()).add(word);
        }
    }

    private static Set<String> keys(String sound) {
        var keys = new LinkedHashSet<String>();
        String bones = bones(sound);
        keys.add(bones);
        for (int i = 0; i < bones.length() && bones.length() > 2; i++) keys.add(bones.substring(0, i) + bones.substring(i + 1));
        return keys;
    }

    /// The classes of its consonants, `v` for a word of vowels.
    private static String bones(String sound) {
        var bones = new StringBuilder();
        for (char one : sound.toCharArray()) {
            for (int kind = 0; kind < CLASSES.length; kind++) {
                if (CLASSES[kind].indexOf(one) >= 0) bones.append(kind);
            }
        }
        return bones.isEmpty() ? "v" : bones.toString();
    }

    /// The nearest words, the same one not among them.
    List<Alike> like(String word) {
        if (kept.size() > KEPT) kept.clear();
        return kept.computeIfAbsent(word, this::found);
    }

    private List<Alike> found(String word) {
        return sounding(sounds.of(word)).stream().filter(alike -> !alike.word().equals(word)).toList();
    }

    /// The words nearest to a sound.
    List<Alike> sounding(String sound) {
        if (sound.isEmpty()) return List.of();
        var candidates = new LinkedHashSet<String>();
        for (var key : keys(sound)) candidates.addAll(words.getOrDefault(key, List.of()));
        return candidates.stream()
                .map(other -> new Alike(other, Nearness.between(sound, sounds.of(other))))
                .filter(alike -> alike.apart() <= FARTHEST)
                .sorted(Comparator.comparingDouble(Alike::apart).thenComparing(Alike::word))
                .limit(MOST)
                .toList();
    }
}
