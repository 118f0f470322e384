package io.callmesh.tts.text;

/// What telephone numbers look like in the Americas and most of Europe: `555-0123`, `(555) 010-0199`, `+1 800-555-0199`.
final class Telephone {

    private static final String DIGITS_IN_ALL = "(?=(?:[-() ]{0,2}\\d){7,15}(?!\\d))";

    static final String NUMBER = "(?<![\\d.,])\\+?" + DIGITS_IN_ALL
            + "(?:\\d{1,3}[- ])?(?:\\(\\d{2,4}\\) ?|\\d{2,4}-)\\d{3,4}(?:[- ]\\d{2,4})?(?![\\d,.]\\d)";

    private Telephone() {}
}
