package io.callmesh.llm.language;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.Locale;

/// A language that is understood here.
public enum Language {
    ENGLISH("en"),
    CHINESE("zh");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The primary subtag of BCP 47.
    public String tag() {
        return tag;
    }

    /// @param tag BCP 47; only its primary subtag counts
    /// @throws MeshException with `BadInput` for a language that is not understood here
    public static Language of(String tag) {
        String primary = primary(tag);
        for (var language : values()) {
            if (language.tag.equals(primary)) return language;
        }
        throw new MeshException(new Fault.BadInput("language", "must be en or zh, was " + (tag.isEmpty() ? "empty" : printable(tag))));
    }

    /// The primary subtag, lower case.
    public static String primary(String tag) {
        return tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    private static String printable(String tag) {
        return tag.length() <= 16 ? tag.replaceAll("[^A-Za-z0-9_-]", "?") : "longer than 16 characters";
    }
}
