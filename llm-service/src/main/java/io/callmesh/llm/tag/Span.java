package io.callmesh.llm.tag;

/// A part of a text that tells something.
///
/// @param name what it tells
/// @param from first code point
/// @param to   after the last one
public record Span(String name, int from, int to) {

    public boolean overlaps(Span other) {
        return from < other.to && other.from < to;
    }
}
