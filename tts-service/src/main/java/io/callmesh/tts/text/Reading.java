package io.callmesh.tts.text;

import java.util.Arrays;

/// Text as it is read aloud, and for each of its characters the place in the source text that it stands for.
///
/// Positions are Unicode code points everywhere.
public final class Reading {

    /// A run of characters of the source text, from its first to the one after its last.
    public record Span(int from, int to) {}

    private final int[] characters;
    private final int[] from;
    private final int[] to;

    private Reading(int[] characters, int[] from, int[] to) {
        this.characters = characters;
        this.from = from;
        this.to = to;
    }

    /// Text that is read as it stands.
    public static Reading plain(String text) {
        var writer = new Writer(false);
        text.codePoints().forEach(writer::copy);
        return writer.done();
    }

    public String text() {
        return new String(characters, 0, characters.length);
    }

    public int length() {
        return characters.length;
    }

    public int at(int place) {
        return characters[place];
    }

    /// What the characters from `first` to before `end` stand for in the source text.
    public Span source(int first, int end) {
        if (first >= end || first < 0 || end > from.length) throw new IndexOutOfBoundsException(first + ".." + end + " of " + from.length);
        return new Span(from[first], to[end - 1]);
    }

    /// Whether the text may be cut before `place` without cutting what stands for one thing, such as an amount.
    public boolean divisible(int place) {
        return place <= 0 || place >= from.length || from[place] >= to[place - 1];
    }

    public Reading part(int first, int end) {
        return new Reading(Arrays.copyOfRange(characters, first, end), Arrays.copyOfRange(from, first, end), Arrays.copyOfRange(to, first, end));
    }

    /// Writes a reading from left to right, going through the source text once.
    static final class Writer {

        private final boolean spaced;
        private final StringBuilder text = new StringBuilder();
        private int[] from = new int[64];
        private int[] to = new int[64];
        private int length;
        private int place;
        private boolean replaced;

        /// @param spaced whether words that stand for something are kept apart from what is around them by a space
        Writer(boolean spaced) {
            this.spaced = spaced;
        }

        /// The next character of the source is read as itself.
        void copy(int character) {
            if (replaced) separate(character, 1);
            write(character, place, place + 1);
            place++;
            replaced = false;
        }

        /// The next `count` characters of the source are read as `words`.
        void replace(int count, String words) {
            if (!words.isEmpty()) separate(words.codePointAt(0), count);
            substitute(count, words);
            replaced = true;
        }

        /// The next `count` characters of the source are read as `letters` of the word around them.
        void substitute(int count, String letters) {
            letters.codePoints().forEach(character -> write(character, place, place + count));
            place += count;
            replaced = false;
        }

        Reading done() {
            return new Reading(text.codePoints().toArray(), Arrays.copyOf(from, length), Arrays.copyOf(to, length));
        }

        private void separate(int next, int count) {
            boolean touching = !text.isEmpty() && Character.isLetterOrDigit(text.codePointBefore(text.length())) && Character.isLetterOrDigit(next);
            if (spaced && touching) write(' ', place, place + count);
        }

        private void write(int character, int first, int end) {
            if (length == from.length) {
                from = Arrays.copyOf(from, 2 * length);
                to = Arrays.copyOf(to, 2 * length);
            }
            text.appendCodePoint(character);
            from[length] = first;
            to[length++] = end;
        }
    }
}
