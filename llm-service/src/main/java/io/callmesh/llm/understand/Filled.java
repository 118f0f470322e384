package io.callmesh.llm.understand;

import io.callmesh.llm.language.Token;
import io.callmesh.llm.tag.Span;
import java.util.List;

/// A slot's value, found in a text.
///
/// @param value normalised: digits `4271`, a choice as the pack spells it, free text as it was said
/// @param from  first token
/// @param to    after the last token
/// @param other what it may mean as well, or empty
record Filled(String slot, String value, int from, int to, String other) {

    Filled(String slot, String value, int from, int to) {
        this(slot, value, from, to, "");
    }

    int length() {
        return to - from;
    }

    boolean within(Span span, List<Token> tokens) {
        return tokens.get(from).from() < span.to() && span.from() < tokens.get(to - 1).to();
    }

    boolean overlaps(Filled other) {
        return from < other.to && other.from < to;
    }
}
