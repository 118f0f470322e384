package io.callmesh.llm.value;

/// A value that begins at a token.
///
/// @param value normalised
/// @param end   the token after its last one
/// @param other what it may mean as well: `18:00` beside `06:00`, where the half of the day was not told; else empty
public record Reading(String value, int end, String other) {

    public Reading(String value, int end) {
        this(value, end, "");
    }

    /// Whether it may mean something else as well.
    public boolean open() {
        return !other.isEmpty();
    }

    /// What it may mean as well.
    public Reading later() {
        return new Reading(other, end);
    }
}
