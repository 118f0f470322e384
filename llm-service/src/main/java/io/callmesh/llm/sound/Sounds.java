package io.callmesh.llm.sound;

import com.ibm.icu.text.Transliterator;
import io.callmesh.llm.language.Language;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What tokens of one language sound like: letters to sounds in English, pinyin without tones in Chinese. Safe for many threads.
///
/// Pinyin is that of ICU's `Han-Latin`, one reading a character, with the initials and finals that speakers and recognisers
/// confuse taken as one: zh and z, ch and c, sh and s, l and n, ang and an, eng and en, ing and in.
final class Sounds {

    private static final String ENGLISH_DIGITS = "ziro wUn tu Tri for fYv sIks sEvUn et nYn";
    private static final Map<String, String> NUMERALS = Map.ofEntries(Map.entry("10", "tEn"), Map.entry("11", "ilEvUn"), Map.entry("12", "twElv"), Map.entry("13", "TRtin"),
            Map.entry("14", "fortin"), Map.entry("15", "fIftin"), Map.entry("16", "sIkstin"), Map.entry("17", "sEvUntin"), Map.entry("18", "etin"), Map.entry("19", "nYntin"),
            Map.entry("20", "twEnti"), Map.entry("30", "TRti"), Map.entry("40", "forti"), Map.entry("50", "fIfti"), Map.entry("60", "sIksti"), Map.entry("70", "sEvUnti"), Map.entry("80", "eti"), Map.entry("90", "nYnti"));
    private static final String CHINESE_DIGITS = "零一二三四五六七八九";
    private static final int KEPT = 50_000;

    private final Language language;
    private final Map<String, String> kept = new ConcurrentHashMap<>();

    Sounds(Language language) {
        this.language = language;
    }

    /// @return empty when it has no sound that is known
    String of(String word) {
        if (kept.size() > KEPT) kept.clear();
        return kept.computeIfAbsent(word, this::sound);
    }

    private String sound(String word) {
        return switch (language) {
            case ENGLISH -> english(word);
            case CHINESE -> chinese(word);
        };
    }

    private static String english(String word) {
        boolean digit = word.length() == 1 && Character.isDigit(word.charAt(0));
        return digit ? ENGLISH_DIGITS.split(" ")[word.charAt(0) - '0'] : NUMERALS.getOrDefault(word, EnglishSpelling.sound(word));
    }

    private static String chinese(String word) {
        boolean digit = word.length() == 1 && Character.isDigit(word.charAt(0));
        String character = digit ? CHINESE_DIGITS.substring(word.charAt(0) - '0', word.charAt(0) - '0' + 1) : word;
        if (Character.UnicodeScript.of(character.codePointAt(0)) != Character.UnicodeScript.HAN) return "";
        return Pinyin.HAN_LATIN.transliterate(character).replaceFirst("^([zcs])h", "$1").replaceFirst("^l", "n").replaceFirst("ng$", "n");
    }

    /// Loaded when the first Chinese pack is: some 200 ms.
    private static final class Pinyin {
        static final Transliterator HAN_LATIN = Transliterator.getInstance("Han-Latin; NFD; [:Nonspacing Mark:] Remove");
    }
}
