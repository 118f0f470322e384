package de.dfki.lt.tools.tokenizer.annotate;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Annotations kept as one array of values and one set of borders for each key.
public class FastAnnotatedString implements AnnotatedString {

    private record Track(Object[] values, BitSet borders) {}

    private final String text;
    private final Map<String, Track> tracks = new HashMap<>();
    private int index;

    public FastAnnotatedString(String text) {
        this.text = text;
    }

    @Override
    public void annotate(String key, Object value, int begin, int end) {
        var track = tracks.computeIfAbsent(key, _ -> new Track(new Object[text.length()], new BitSet()));
        for (int i = begin; i < end; i++) track.values[i] = value;
        track.borders.set(begin);
        track.borders.set(end);
    }

    @Override
    public Object getAnnotation(String key) {
        var track = tracks.get(key);
        return track == null || index >= track.values.length ? null : track.values[index];
    }

    @Override
    public int getRunStart(String key) {
        var track = tracks.get(key);
        return track == null ? 0 : Math.max(0, track.borders.previousSetBit(Math.min(index, text.length())));
    }

    @Override
    public int getRunLimit(String key) {
        var track = tracks.get(key);
        int next = track == null ? -1 : track.borders.nextSetBit(index + 1);
        return next < 0 ? text.length() : Math.min(next, text.length());
    }

    @Override
    public String substring(int begin, int end) {
        return text.substring(begin, end);
    }

    @Override
    public char first() {
        return setIndex(0);
    }

    @Override
    public char last() {
        return setIndex(Math.max(0, text.length() - 1));
    }

    @Override
    public char current() {
        return index < text.length() ? text.charAt(index) : DONE;
    }

    @Override
    public char next() {
        if (index < text.length()) index++;
        return current();
    }

    @Override
    public char previous() {
        if (index == 0) return DONE;
        index--;
        return current();
    }

    @Override
    public char setIndex(int place) {
        index = place;
        return current();
    }

    @Override
    public int getBeginIndex() {
        return 0;
    }

    @Override
    public int getEndIndex() {
        return text.length();
    }

    @Override
    public int getIndex() {
        return index;
    }

    @Override
    public Object clone() {
        try {
            return super.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
