package io.callmesh.tts.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How each language is read.
public final class Readings {

    private record Language(List<Rule> rules, boolean spaced) {

        static Language of(List<Rule> own, boolean spaced) {
            return new Language(Stream.of(Signs.first(), own, Signs.last()).flatMap(List::stream).toList(), spaced);
        }
    }

    private static final Map<String, Language> LANGUAGES = Map.of(
            "en", Language.of(new English().rules(), true),
            "zh", Language.of(new Chinese().rules(), false),
            "es", Language.of(new Spanish().rules(), true));

    /// Engines read numbers of other languages by themselves; long ones only digit by digit.
    private static final Language OTHER = Language.of(
            List.of(Rule.each("(?<![\\d.,])(?:0\\d+|\\d{5,})(?!\\d|[.,]\\d)", digit -> (char) digit + " ")), true);

    private Readings() {}

    /// @param language primary language subtag
    public static Reading read(String text, String language) {
        var known = LANGUAGES.getOrDefault(language, OTHER);
        return new Scan(text, known.rules(), known.spaced()).read();
    }
}
