package io.callmesh.asr.adaptation;

import java.util.List;

/// Something callers may say, in the shape in which a pack writes it down.
public sealed interface Expression {

    /// One word, lower case.
    record Said(String word) implements Expression {}

    /// One after the other; of nothing: silence.
    record Sequence(List<Expression> parts) implements Expression {}

    record Choice(List<Expression> ways) implements Expression {}

    /// May be left out.
    record Maybe(Expression part) implements Expression {}

    /// The value of a slot.
    record Value(String slot) implements Expression {}

    /// A string of digits, spoken one by one; two or three equal ones also as `double` or `triple`.
    record Digits(int fewest, int most) implements Expression {}

    static Expression words(String text) {
        return new Sequence(List.of(text.strip().split("\\s+")).stream().filter(word -> !word.isEmpty())
                .<Expression>map(Said::new).toList());
    }
}
