package io.callmesh.translation.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Map.Entry;

/// Tells the language of a text: by its script where a script belongs to one language (ISO 15924, Unicode Standard Annex
/// #24), by common words where several share it.
public final class LanguageDetector {

    private static final Map<UnicodeScript, String> SCRIPTS = Map.of(
            UnicodeScript.HANGUL, "ko", UnicodeScript.CYRILLIC, "ru", UnicodeScript.ARABIC, "ar", UnicodeScript.HEBREW, "he",
            UnicodeScript.GREEK, "el", UnicodeScript.THAI, "th", UnicodeScript.DEVANAGARI, "hi");

    /// A Chinese character says about as much as two and a half letters.
    private static final int HAN_WEIGHT = 5, LETTER_WEIGHT = 2;

    private LanguageDetector() {}

    public static Guess of(String text) {
        var letters = letters(text);
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) return Guess.UNDETERMINED;
        var most = letters.entrySet().stream().max(Entry.comparingByValue()).orElseThrow();
        float share = (float) most.getValue() / all;
        return switch (most.getKey()) {
            case LATIN -> CommonWords.guess(text, share);
            case HAN -> new Guess(letters.containsKey(UnicodeScript.HIRAGANA) ? "ja" : "zh", share);
            case HIRAGANA -> new Guess("ja", 1);
            default -> other(most.getKey(), share);
        };
    }

    private static Guess other(UnicodeScript script, float share) {
        var language = SCRIPTS.get(script);
        return language == null ? Guess.UNDETERMINED : new Guess(language, share);
    }

    private static Map<UnicodeScript, Integer> letters(String text) {
        var found = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        text.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).forEach(script -> count(script, found));
        return found;
    }

    private static void count(UnicodeScript script, Map<UnicodeScript, Integer> found) {
        var counted = script == UnicodeScript.KATAKANA ? UnicodeScript.HIRAGANA : script;
        found.merge(counted, counted == UnicodeScript.HAN ? HAN_WEIGHT : LETTER_WEIGHT, Integer::sum);
    }
}
