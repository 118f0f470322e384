package io.callmesh.llm.understand;

/// A slot's value, found in a text.
///
/// @param value normalised: digits `4271`, a choice as the pack spells it, free text as it was said
/// @param from  first token
/// @param to    after the last token
record Filled(String slot, String value, int from, int to) {

    int length() {
        return to - from;
    }

    boolean overlaps(Filled other) {
        return from < other.to && other.from < to;
    }
}
