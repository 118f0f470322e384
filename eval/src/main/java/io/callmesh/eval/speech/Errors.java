package io.callmesh.eval.speech;

import java.util.List;
import java.util.Locale;

/// How far what was heard is from what was said: the fewest substitutions, deletions and insertions that make one of the other, over the
/// length of what was said. Source: V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals" (1966).
///
/// @param length of what was said, in words or characters
public record Errors(int edits, int length) {

    static final Errors NONE = new Errors(0, 0);

    /// By words; case, punctuation and an `oh` for zero make no difference.
    static Errors ofWords(String said, String heard) {
        return of(words(said), words(heard));
    }

    /// By characters, spaces left out.
    static Errors ofCharacters(String said, String heard) {
        return of(characters(said), characters(heard));
    }

    public Errors and(Errors other) {
        return new Errors(edits + other.edits, length + other.length);
    }

    /// 0: all was heard as it was said; may be above 1.
    public double rate() {
        return length == 0 ? 0 : Math.round(edits * 10_000.0 / length) / 10_000.0;
    }

    private static List<String> words(String text) {
        return List.of(plain(text).split(" ")).stream().filter(word -> !word.isEmpty()).map(word -> word.equals("oh") ? "zero" : word).toList();
    }

    private static List<String> characters(String text) {
        return plain(text).replace(" ", "").codePoints().mapToObj(Character::toString).toList();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}']+", " ").strip();
    }

    private static Errors of(List<String> said, List<String> heard) {
        var row = new int[heard.size() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int kept = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(kept, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return new Errors(row[heard.size()], said.size());
    }
}
