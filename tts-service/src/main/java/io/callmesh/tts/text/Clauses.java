package io.callmesh.tts.text;

import java.util.ArrayList;
import java.util.List;

/// Cuts a long reading where a speaker would breathe.
///
/// The best cut is the last end of a sentence that fits, else the last comma, else the last space, else any place; never
/// inside something that stands for one number, amount or date.
public final class Clauses {

    /// A longer clause takes too much memory in MaryTTS (280 characters failed with a heap of 96 MB, measured November 2026).
    public static final int MAX_CHARACTERS = 200;

    private static final String SENTENCE_ENDS = ".!?;。！？；…\n", BREATHS = ",:，、：)）";

    private Clauses() {}

    public static List<Reading> of(Reading reading) {
        var clauses = new ArrayList<Reading>();
        int begun = 0;
        while (reading.length() - begun > MAX_CHARACTERS) {
            int cut = cut(reading, begun);
            clauses.add(reading.part(begun, cut));
            begun = cut;
        }
        if (begun < reading.length()) clauses.add(reading.part(begun, reading.length()));
        return clauses;
    }

    /// Whether a sentence ends with this clause.
    public static boolean endsSentence(Reading clause) {
        return SENTENCE_ENDS.indexOf(lastSign(clause)) >= 0;
    }

    /// Whether there is at least a short pause after this clause.
    public static boolean endsBreath(Reading clause) {
        return BREATHS.indexOf(lastSign(clause)) >= 0;
    }

    private static int lastSign(Reading clause) {
        int last = clause.length() - 1;
        while (last > 0 && Character.isWhitespace(clause.at(last))) last--;
        return clause.at(last);
    }

    private static int cut(Reading reading, int begun) {
        for (var signs : List.of(SENTENCE_ENDS, BREATHS, " \t")) {
            for (int place = begun + MAX_CHARACTERS; place > begun + 1; place--) {
                if (signs.indexOf(reading.at(place - 1)) >= 0 && fits(reading, place, signs)) return place;
            }
        }
        return anywhere(reading, begun);
    }

    /// A point or comma counts only before a space or a Han character: not in `3.5` or `example.com`.
    private static boolean fits(Reading reading, int place, String signs) {
        if (!reading.divisible(place)) return false;
        int sign = reading.at(place - 1), next = reading.at(place);
        return sign > 0x7f || signs.startsWith(" ") || Character.isWhitespace(next) || Character.isIdeographic(next);
    }

    private static int anywhere(Reading reading, int begun) {
        for (int place = begun + MAX_CHARACTERS; place > begun + 1; place--) {
            if (reading.divisible(place)) return place;
        }
        return begun + MAX_CHARACTERS;
    }
}
