package io.callmesh.runtime.privacy;

/// A sensitive value in a text. Prints as its kind and place only.
///
/// @param from  where it begins, in `char`s
/// @param to    where it ends, exclusive
/// @param value in one spelling: digits as digits, an address of mail in small letters
public record Found(Kind kind, int from, int to, String value) {

    boolean meets(Found other) {
        return from < other.to && other.from < to;
    }

    int length() {
        return to - from;
    }

    @Override
    public String toString() {
        return kind + " " + from + "-" + to;
    }
}
