package io.callmesh.tts.engine.espeak;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Which of espeak-ng's voices speaks which language.
///
/// Source: `docs/languages.md` of espeak-ng 1.52; each entry is spoken by a test.
final class Languages {

    /// Languages whose voice is called as they are.
    private static final String SAME = "es fr de it pt nl pl sv da nb fi cs sk hu ro bg el ru uk tr ca hr sl sr lt lv et ar fa hi bn ta ur vi id "
            + "ms sw ko ja yue he th eu is ga cy mk sq mt hy ka az kk uz ne pa mr gu te ml kn si my am af bs";

    private static final Map<String, String> VOICE_OF = table();

    private Languages() {}

    /// From primary language subtag to voice.
    static Map<String, String> all() {
        return VOICE_OF;
    }

    /// @param voice    as requests name it, `espeak/cmn`
    /// @param language BCP 47; its region chooses between voices of one language
    static String voice(String voice, String language) {
        var named = voice.substring(voice.indexOf('/') + 1);
        var locale = Locale.forLanguageTag(language);
        if (named.equals("en-us") && locale.getCountry().equals("GB")) return "en";
        if (named.equals("es") && !locale.getCountry().isEmpty() && !locale.getCountry().equals("ES")) return "es-419";
        if (named.equals("pt") && locale.getCountry().equals("BR")) return "pt-br";
        return named;
    }

    private static Map<String, String> table() {
        var voices = new LinkedHashMap<String, String>();
        voices.put("zh", "cmn");
        voices.put("en", "en-us");
        for (var same : SAME.split(" ")) voices.put(same, same);
        return Map.copyOf(voices);
    }
}
