package io.callmesh.asr.adaptation;

/// How English says days and times of day.
final class Calendar {

    private static final String ORDINAL = "(first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | eleventh | twelfth | thirteenth |"
            + " fourteenth | fifteenth | sixteenth | seventeenth | eighteenth | nineteenth | twentieth | thirtieth |"
            + " twenty (first | second | third | fourth | fifth | sixth | seventh | eighth | ninth) | thirty first)";
    private static final String MONTH = "(january | february | march | april | may | june | july | august | september | october | november | december)";
    private static final String WEEKDAY = "(monday | tuesday | wednesday | thursday | friday | saturday | sunday)";
    private static final String YEAR = "((nineteen | twenty) (oh " + Numerals.ONES + " | " + Numerals.BELOW_HUNDRED + ") | two thousand [[and] " + Numerals.BELOW_HUNDRED + "])";
    private static final String HOUR = "(one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve)";
    private static final String MINUTES = "(oh " + Numerals.ONES + " | five | ten | " + Numerals.TEENS + " | (twenty | thirty | forty | fifty) [" + Numerals.ONES + "])";
    private static final String HALF_DAY = "(am | pm | a m | p m | in the morning | in the afternoon | in the evening | at night)";

    private Calendar() {}

    static Expression day() {
        return PatternReader.read("(today | tomorrow | yesterday | the day after tomorrow | [on | this | next | last] " + WEEKDAY + " |"
                + " [on] [" + WEEKDAY + "] [the] " + ORDINAL + " [of] [" + MONTH + "] [" + YEAR + "] |"
                + " [on] [" + WEEKDAY + "] " + MONTH + " [the] (" + ORDINAL + " | " + Numerals.BELOW_HUNDRED + ") [" + YEAR + "])");
    }

    static Expression time() {
        return PatternReader.read("[at | around | about] (noon | midnight | (half past | [a] quarter (past | to)) " + HOUR + " [" + HALF_DAY + "] |"
                + " (five | ten | twenty | twenty five) [minutes] (past | to) " + HOUR + " [" + HALF_DAY + "] |"
                + " " + HOUR + " [o'clock | " + MINUTES + "] [" + HALF_DAY + "])");
    }
}
