package io.callmesh.gateway.dialogue;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a character of a text means for where a voice may breathe.
enum Mark {
    /// A sentence.
    ENDS,
    /// A part of a sentence that can stand alone.
    PAUSES,
    NOTHING,
    /// It depends on what follows, which has not come yet.
    UNKNOWN;

    private static final String WIDE_ENDS = "。！？；\n", LATIN_ENDS = ".!?;", WIDE_PAUSES = "，：", LATIN_PAUSES = ",:";
    private static final String OPENING = "“「『（(《", PAIRED = "”」』）)》", CLOSING = PAIRED + "\"'’";
    /// A comma after these may be inside a date or an address.
    private static final String PLACES_AND_DAYS = "省市区县镇乡村路街道巷弄号栋楼层室年月日";
    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "prof", "sr", "jr", "no", "nos", "st", "ave", "rd", "blvd", "apt", "vs", "etc", "approx", "inc",
            "ltd", "corp", "co", "dept", "est", "ext", "tel", "vol", "fig", "max", "min", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon",
            "tue", "tues", "wed", "thu", "thur", "thurs", "fri");
    /// `a.m`, `U.S`, `e.g`, `J`, `Ph.D`.
    private static final Pattern ACRONYM = Pattern.compile("\\p{L}|(\\p{L}{1,2}\\.)+\\p{L}{1,2}");

    /// @param last whether nothing follows the text
    static Mark at(CharSequence text, int at, boolean last) {
        char mark = text.charAt(at);
        if (WIDE_ENDS.indexOf(mark) >= 0) return wideEnd(text, at, last);
        if (WIDE_PAUSES.indexOf(mark) >= 0) return pause(text, at, last);
        if (PAIRED.indexOf(mark) >= 0 && at > 0 && WIDE_ENDS.indexOf(text.charAt(at - 1)) >= 0) return ENDS;
        boolean ends = LATIN_ENDS.indexOf(mark) >= 0, pauses = LATIN_PAUSES.indexOf(mark) >= 0;
        if (!ends && !pauses && CLOSING.indexOf(mark) < 0) return NOTHING;
        if (at + 1 == text.length() && !last) return UNKNOWN;
        if (at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1))) return NOTHING;
        if (pauses) return pause(text, at, last);
        boolean closing = !ends && (at == 0 || LATIN_ENDS.indexOf(text.charAt(at - 1)) < 0);
        return closing || mark == '.' && abbreviated(text, at) ? NOTHING : ENDS;
    }

    private static Mark pause(CharSequence text, int at, boolean last) {
        if (!mayGoOn(text, at)) return PAUSES;
        int next = next(text, at + 1);
        if (next == text.length()) return last ? PAUSES : UNKNOWN;
        return goesOn(text, at, text.charAt(next)) ? NOTHING : PAUSES;
    }

    /// A quotation is closed first.
    private static Mark wideEnd(CharSequence text, int at, boolean last) {
        if (!open(text, at)) return ENDS;
        if (at + 1 == text.length()) return last ? ENDS : UNKNOWN;
        return CLOSING.indexOf(text.charAt(at + 1)) >= 0 ? NOTHING : ENDS;
    }

    private static boolean open(CharSequence text, int to) {
        int depth = 0;
        for (int i = 0; i < to; i++) {
            if (OPENING.indexOf(text.charAt(i)) >= 0) depth++;
            else if (PAIRED.indexOf(text.charAt(i)) >= 0) depth = Math.max(0, depth - 1);
        }
        return depth > 0;
    }

    /// Where the next thing that is not white space is, or the end; a new line is a thing.
    private static int next(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '\n') at++;
        return at;
    }

    private static boolean abbreviated(CharSequence text, int at) {
        String word = word(text, at).toLowerCase(Locale.ROOT);
        boolean counts = word.length() <= 2 && !word.isEmpty() && word.chars().allMatch(Character::isDigit) && text.subSequence(0, at).toString().strip().equals(word);
        return counts || ABBREVIATIONS.contains(word) || ACRONYM.matcher(word).matches();
    }

    /// Whether a comma may be inside a number, a date or an address, by what is before it.
    private static boolean mayGoOn(CharSequence text, int at) {
        if (at == 0) return false;
        String word = word(text, at);
        return !mayEnd(text.charAt(at - 1)) || !word.isEmpty() && named(word.charAt(0));
    }

    /// Whether it is, by what is after it.
    private static boolean goesOn(CharSequence text, int at, char after) {
        return PLACES_AND_DAYS.indexOf(text.charAt(at - 1)) >= 0 || named(after);
    }

    private static boolean named(char first) {
        return Character.isUpperCase(first) || Character.isDigit(first);
    }

    private static String word(CharSequence text, int to) {
        int from = to;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1)) && !Character.isIdeographic(text.charAt(from - 1))) from--;
        return text.subSequence(from, to).toString();
    }

    /// Whether a voice may stop before `end` and go on later: after a word that is whole for certain, and neither a number
    /// nor a name, for these may go on.
    static boolean mayPause(CharSequence text, int end) {
        char before = text.charAt(end - 1);
        if (WIDE_PAUSES.indexOf(before) >= 0) return end > 1 && mayEnd(text.charAt(end - 2));
        boolean over = end == text.length();
        if (Character.isIdeographic(before)) return mayEnd(before) && (over || Character.isWhitespace(text.charAt(end)));
        if (!Character.isWhitespace(before)) return false;
        String word = word(text, text.toString().substring(0, end).stripTrailing().length());
        return !word.isEmpty() && Character.isLowerCase(word.charAt(0)) && Character.isLetter(word.charAt(word.length() - 1));
    }

    private static boolean mayEnd(char wide) {
        return !Character.isDigit(wide) && PLACES_AND_DAYS.indexOf(wide) < 0;
    }

    /// Where a text without marks is cut when it gets too long: at white space or a wide comma outside of numbers.
    static int breakBefore(CharSequence text, int limit) {
        for (int i = limit - 1; i > 0; i--) {
            boolean space = Character.isWhitespace(text.charAt(i)) || WIDE_PAUSES.indexOf(text.charAt(i)) >= 0;
            if (space && !(Character.isDigit(text.charAt(i - 1)) && Character.isDigit(text.charAt(i + 1)))) return i + 1;
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
