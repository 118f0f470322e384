package io.callmesh.llm.understand;

import java.util.List;

/// A phrase with choices, optional parts and slots; the same notation makes the recogniser's grammar.
sealed interface Pattern {

    /// A token as `language.Tokenizer` makes it.
    record Word(String word) implements Pattern {}

    /// `{name}`
    record Value(String slot) implements Pattern {}

    record Sequence(List<Pattern> parts) implements Pattern {}

    /// `(x | y)`; `[x]` is a choice of `x` and nothing.
    record Either(List<Pattern> choices) implements Pattern {}
}
