package io.callmesh.tts.text;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.function.IntFunction;

/// Numbers as words of one language, by the spelling rules of Unicode CLDR.
final class Numerals {

    /// Longer numbers are read digit by digit: nobody counts that far.
    static final int COUNTABLE_DIGITS = 15;

    private final RuleBasedNumberFormat format;
    private final String cardinal;

    /// @param cardinal the rule set for counting, e.g. `%spellout-cardinal-masculine`
    Numerals(ULocale language, String cardinal) {
        format = new RuleBasedNumberFormat(language, RuleBasedNumberFormat.SPELLOUT);
        this.cardinal = cardinal;
    }

    String cardinal(long number) {
        return spell(number, cardinal);
    }

    String year(long year) {
        return spell(year, "%spellout-numbering-year");
    }

    /// @param set a rule set of the language
    String spell(long number, String set) {
        synchronized (format) { // ICU's formatters are not for two threads at once
            return format.format(number, set).replace('-', ' ').replace("\u00ad", "");
        }
    }

    /// A number with its fraction read digit by digit.
    ///
    /// @param number digits, with `.` before the fraction
    /// @param point  the word for the point, with the spaces that belong around it
    String decimal(String number, String point, IntFunction<String> digit, String between) {
        int at = number.indexOf('.');
        var whole = at < 0 ? number : number.substring(0, at);
        var spoken = whole.length() > COUNTABLE_DIGITS ? digits(whole, digit, between) : cardinal(Long.parseLong(whole));
        return at < 0 ? spoken : spoken + point + digits(number.substring(at + 1), digit, between);
    }

    private static String digits(String digits, IntFunction<String> digit, String between) {
        return String.join(between, digits.chars().mapToObj(digit).toList());
    }
}
