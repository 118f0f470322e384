package io.callmesh.llm.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a sentence is cut into to be tagged: a word, a run of digits, a Chinese character, a mark. Nothing but space is lost, so that
/// a value can end where its writer ended it: `25 to 7 p.m.`
///
/// @param word as it stands
/// @param from first code point
/// @param to   after the last one
record Piece(String word, int from, int to) {

    private static final Pattern PIECE = Pattern.compile("(?:\\p{L}\\.){2,}|\\p{IsHan}|[\\p{L}&&\\P{IsHan}]+(?:['’][\\p{L}&&\\P{IsHan}]+)?|\\p{Nd}+|[^\\s]");

    static List<Piece> of(String text) {
        var pieces = new ArrayList<Piece>();
        var matcher = PIECE.matcher(text);
        int unit = 0, point = 0;
        while (matcher.find()) {
            point += text.codePointCount(unit, matcher.start());
            int end = point + text.codePointCount(matcher.start(), matcher.end());
            pieces.add(new Piece(matcher.group(), point, end));
            unit = matcher.end();
            point = end;
        }
        return List.copyOf(pieces);
    }

    String lower() {
        return word.toLowerCase(Locale.ROOT);
    }

    /// `Xxx`, `dd`, `.`: letters, digits and marks, at most three of a kind.
    String shape() {
        String shape = word.replaceAll("\\p{Lu}", "X").replaceAll("[\\p{L}&&[^X]]", "x").replaceAll("\\p{Nd}", "0");
        return shape.replaceAll("(x)x{2,}", "xxx").replaceAll("0{3,}", "000").replaceAll("X{3,}", "XXX");
    }

    boolean within(Span span) {
        return span.from() < to && from < span.to();
    }
}
