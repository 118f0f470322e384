package io.callmesh.tts.text;

/// How each language is read.
public final class Readings {

    private Readings() {}

    /// @param language primary language subtag
    public static Reading read(String text, String language) {
        return Reading.plain(text);
    }
}
