package io.callmesh.llm.language;

/// A word as it is compared, and where it stood.
///
/// Numerals are canonical: a number word and the same number in digits are the same token, see [Tokenizer].
///
/// @param word lower case, no punctuation; one character in Chinese
/// @param from first code point in the text
/// @param to   after the last code point
/// @param before the mark right before it, such as `$`, or empty
/// @param after  the mark right after it, such as `@`, or empty
public record Token(String word, int from, int to, String before, String after) {

    /// A token without marks beside it.
    public Token(String word, int from, int to) {
        this(word, from, to, "", "");
    }

    public boolean number() {
        return Character.isDigit(word.charAt(0));
    }

    /// A single digit.
    public boolean digit() {
        return word.length() == 1 && number();
    }
}
