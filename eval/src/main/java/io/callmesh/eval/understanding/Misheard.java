package io.callmesh.eval.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/// English as a bad recogniser would write it: some words become others that sound alike.
///
/// The others come from all words of a set. Words sound alike here when their sounding consonants are the same after letters that
/// sound alike are taken as one, in the manner of Soundex (US patent 1 261 167) without its length; of a word that has no such
/// neighbor the first letter is lost.
final class Misheard implements UnaryOperator<String> {

    private static final List<String> ALIKE = List.of("bfpv", "cgjkqsxz", "dt", "l", "mn", "r");

    private final Map<String, List<String>> bySound = new HashMap<>();
    private final double share;
    private final long seed;

    /// @param share of the words that are misheard, 0 to 1
    Misheard(LabelledSet vocabulary, double share, long seed) {
        this.share = share;
        this.seed = seed;
        for (var line : vocabulary.lines()) {
            for (var word : words(line.text())) {
                var alike = bySound.computeIfAbsent(sound(word), _ -> new ArrayList<>());
                if (!word.isEmpty() && !alike.contains(word)) alike.add(word);
            }
        }
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}' ]", " ").strip().split("\\s+"));
    }

    /// The same text always becomes the same.
    @Override
    public String apply(String text) {
        if (share == 0) return text;
        var choice = new Random(seed ^ text.hashCode());
        return String.join(" ", words(text).stream().map(word -> choice.nextDouble() < share ? other(word, choice) : word).toList());
    }

    /// A word without any that sounds alike loses its first letter, as in speech that begins too late.
    private String other(String word, Random choice) {
        var alike = bySound.getOrDefault(sound(word), List.of()).stream().filter(known -> !known.equals(word)).toList();
        if (!alike.isEmpty()) return alike.get(choice.nextInt(alike.size()));
        return word.length() > 1 ? word.substring(1) : word;
    }

    private static String sound(String word) {
        var sound = new StringBuilder();
        int before = -1;
        for (char letter : word.toCharArray()) {
            int kind = kind(letter);
            if (kind >= 0 && kind != before) sound.append(kind);
            before = kind;
        }
        return sound.isEmpty() ? word.substring(0, Math.min(1, word.length())) : sound.toString();
    }

    private static int kind(char letter) {
        for (int i = 0; i < ALIKE.size(); i++) {
            if (ALIKE.get(i).indexOf(letter) >= 0) return i;
        }
        return -1;
    }
}
