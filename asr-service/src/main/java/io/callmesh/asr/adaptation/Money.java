package io.callmesh.asr.adaptation;

/// How English says amounts of money: whole ones up to 999 thousand, with cents, with and without a currency.
final class Money {

    private static final String BELOW_THOUSAND = "(" + Numerals.BELOW_HUNDRED + " | (a | " + Numerals.ONES + ") hundred [[and] " + Numerals.BELOW_HUNDRED + "])";
    private static final String WHOLE = "([(a | " + Numerals.BELOW_HUNDRED + ") thousand [and]] " + BELOW_THOUSAND + " | (a | " + BELOW_THOUSAND + ") thousand)";
    private static final String CENTS = "[and] " + Numerals.BELOW_HUNDRED + " [cents | pence]";

    private Money() {}

    static Expression amount() {
        return PatternReader.read("[about | around | exactly] (" + WHOLE + " [dollar | dollars | bucks | euro | euros | pound | pounds | yuan] |"
                + " " + WHOLE + " (dollar | dollars | euro | euros | pound | pounds) " + CENTS + " |"
                + " " + WHOLE + " point (" + Numerals.DIGIT + ") [" + Numerals.DIGIT + "] [dollars | euros | pounds] |"
                + " " + Numerals.BELOW_HUNDRED + " (cent | cents | pence))");
    }
}
