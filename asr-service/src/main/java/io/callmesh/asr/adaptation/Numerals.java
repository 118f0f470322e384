package io.callmesh.asr.adaptation;

import java.util.List;

/// How English says digits and numbers.
final class Numerals {

    static final List<String> DIGITS =
            List.of("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    static final String DIGIT = "(" + String.join(" | ", DIGITS) + ")";
    static final String ONES = "(one | two | three | four | five | six | seven | eight | nine)";
    static final String TEENS =
            "(ten | eleven | twelve | thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen)";
    private static final String TENS = "(twenty | thirty | forty | fifty | sixty | seventy | eighty | ninety)";
    static final String BELOW_HUNDRED = "(" + ONES + " | " + TEENS + " | " + TENS + " [" + ONES + "])";

    private static final String NUMBER = "(zero | " + BELOW_HUNDRED + " | (a | " + ONES + ") hundred [[and] " + BELOW_HUNDRED + "])";

    private Numerals() {}

    /// 0 to 999.
    static Expression number() {
        return PatternReader.read(NUMBER);
    }

    /// Whole dollars to 999.
    static Expression amount() {
        return PatternReader.read(NUMBER + " [dollars]");
    }
}
