package io.callmesh.llm.tag;

import java.util.List;

/// A sentence whose values are marked.
///
/// @param asked  the slot that was asked for, or empty
/// @param values in order, none overlapping
/// @param hints  what rules see in it: dates, amounts, digits
public record Marked(String text, String asked, List<Span> values, List<Span> hints) {

    public Marked {
        values = List.copyOf(values);
        hints = List.copyOf(hints);
    }
}
