package io.callmesh.translation.engine;

import java.util.Locale;

/// From one language to another, each as the primary subtag of BCP 47: `en`, `zh`.
public record LanguagePair(String source, String target) {

    public LanguagePair {
        source = primary(source);
        target = primary(target);
    }

    /// `zh` of `zh-Hans-CN`; empty when the tag is none.
    public static String primary(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    public LanguagePair reversed() {
        return new LanguagePair(target, source);
    }
}
