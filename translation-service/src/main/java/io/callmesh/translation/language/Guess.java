package io.callmesh.translation.language;

/// A language, and how sure it is.
///
/// @param language   BCP 47; `und` when nothing tells
/// @param confidence 0 to 1
public record Guess(String language, float confidence) {

    public static final Guess UNDETERMINED = new Guess("und", 0);

    public boolean certainEnough() {
        return !language.equals("und");
    }
}
