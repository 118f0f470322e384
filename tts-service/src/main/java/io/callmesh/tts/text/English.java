package io.callmesh.tts.text;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;

/// How English is read.
final class English {

    private static final String[] MONTHS = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"};
    private static final String MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December"
            + "|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)";
    private static final String[] DIGITS = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    private static final String NUMBER = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";

    private static final String NAMED = "\\b(?:order|account|ticket|case|tracking|confirmation|reference|code|pin|id|number|no\\.)"
            + "(?: (?:number|no\\.|code|id))?(?: is)?[ :#]{1,3}";
    private static final String NO_AMOUNT = "(?![\\d.,:]?\\d| ?(?:grams?|g|kg|units?|items?|pieces?)\\b)";

    private static final Map<Character, String> SIGNS = Map.of('.', "dot", '@', "at", '/', "slash", '-', "dash", '_', "underscore", '+', "plus",
            '#', "number");

    private final Numerals numerals = new Numerals(ULocale.ENGLISH, "%spellout-cardinal");

    List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        rules.addAll(names());
        rules.addAll(dates());
        rules.addAll(amounts());
        rules.addAll(identifiers());
        rules.addAll(numbers());
        rules.addAll(EnglishSigns.rules());
        return rules;
    }

    private static List<Rule> names() {
        return List.of(
                Rule.whole(WebName.MAIL, match -> WebName.words(match.group(), English::sign)),
                Rule.whole(WebName.ADDRESS, match -> WebName.words(match.group(), English::sign)));
    }

    private List<Rule> dates() {
        return List.of(
                Rule.maybe("\\b(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:T(\\d{2}):(\\d{2})(?::\\d{2})?Z?)?\\b", match ->
                        date(match.group(1), match.group(2), match.group(3)).map(day -> day + at(match))),
                Rule.maybe("\\b(\\d{1,2})/(\\d{1,2})/(\\d{4})\\b", match -> date(match.group(3), match.group(1), match.group(2))),
                Rule.maybe("\\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?(?= \\d{1,2}\\b)", match -> month(match.group(1))),
                Rule.whole("(?<=\\b" + MONTH + " )(\\d{1,2})(?:st|nd|rd|th)?\\b(?![:.,%]\\d)", match -> ordinal(match.group(1))),
                Rule.whole("\\b(\\d{1,2})(?:st|nd|rd|th)?(?= (?:of )?" + MONTH + "(?:\\W|$))", match -> ordinal(match.group(1))),
                Rule.whole("(?<=\\b" + MONTH + " \\d{1,2}(?:st|nd|rd|th)?,? )(?:19|20)\\d{2}\\b|(?<=\\b" + MONTH + " )(?:19|20)\\d{2}\\b", match ->
                        year(match.group())),
                Rule.whole("(?<=\\b(?:in|since|until|year) )(?:19|20)\\d{2}\\b(?![,.:]?\\d)", match -> year(match.group())),
                Rule.whole("\\b([01]?\\d|2[0-4]):([0-5]\\d)(?::[0-5]\\d)?(?: ?([AaPp])\\.?[Mm]\\b\\.?)?", match ->
                        time(match.group(1), match.group(2), present(match.group(3)))),
                Rule.whole("\\b(\\d{1,2}) ?([AaPp])\\.?[Mm]\\b\\.?", match -> cardinal(match.group(1)) + half(match.group(2))));
    }

    private List<Rule> amounts() {
        return List.of(
                Rule.whole("([$€£¥￥])\\s?(" + NUMBER + ")(?: (thousand|million|billion))?", match ->
                        EnglishMoney.words(numerals, match.group(1), match.group(2), present(match.group(3)))),
                Rule.whole("\\b(" + NUMBER + ")\\s?(USD|EUR|GBP|CNY|RMB|MXN|dollars|euros|pounds|yuan)\\b", match ->
                        EnglishMoney.words(numerals, match.group(2), match.group(1), "")));
    }

    private List<Rule> identifiers() {
        return List.of(
                Rule.each(Telephone.NUMBER, English::phone),
                Rule.each("\\b[A-Z]{1,4}-?\\d[A-Z0-9-]*\\b", EnglishSigns::spelled),
                Rule.each("(?i)(?<=" + NAMED + ")\\d{3,}" + NO_AMOUNT, English::sign),
                Rule.fixed("(?i)(?<=number )#(?=\\d)", ""),
                Rule.each("#\\d+(?![,.]\\d)", English::sign),
                Rule.each("(?<![\\d.,])(?:0\\d+|\\d{5,})(?![\\d]|[.,]\\d)", English::digit));
    }

    private List<Rule> numbers() {
        return List.of(
                Rule.fixed("\\b24/7\\b", "twenty four seven"),
                Rule.whole("\\b(\\d{1,9})(?:st|nd|rd|th)\\b", match -> ordinal(match.group(1))),
                Rule.fixed("(?<=\\d|[ap]m) ?[-–] ?(?=\\d)", " to "),
                Rule.fixed("(?<![\\w.,])[-−](?=\\d)", "minus "),
                Rule.whole(NUMBER, match -> number(match.group())));
    }

    private static Optional<String> month(String beginning) {
        return Arrays.stream(MONTHS).filter(month -> month.startsWith(beginning.substring(0, 3))).findFirst();
    }

    private Optional<String> date(String year, String month, String day) {
        int number = Integer.parseInt(month), ofMonth = Integer.parseInt(day);
        if (number < 1 || number > 12 || ofMonth < 1 || ofMonth > 31) return Optional.empty();
        return Optional.of(MONTHS[number - 1] + " " + ordinal(day) + ", " + year(year));
    }

    private String at(MatchResult match) {
        return match.group(4) == null ? "" : " at " + time(match.group(4), match.group(5), "");
    }

    /// A group that is absent from a match is empty.
    private static String present(String group) {
        return Objects.requireNonNullElse(group, "");
    }

    /// @param half of the day, or empty
    private String time(String hour, String minute, String half) {
        return cardinal(hour) + minutes(Integer.parseInt(hour), Integer.parseInt(minute), !half.isEmpty()) + half(half);
    }

    private String minutes(int hour, int minute, boolean half) {
        if (minute == 0) return half ? "" : hour > 12 ? " hundred" : " o'clock";
        return (minute < 10 ? " oh " : " ") + numerals.cardinal(minute);
    }

    private static String half(String letter) {
        return letter.isEmpty() ? "" : " " + EnglishSigns.spelled(Character.toUpperCase(letter.charAt(0))) + " M";
    }

    private String number(String digits) {
        return numerals.decimal(digits.replace(",", ""), " point ", English::digit, " ");
    }

    private String cardinal(String digits) {
        return numerals.cardinal(Long.parseLong(digits));
    }

    private String ordinal(String digits) {
        return numerals.spell(Long.parseLong(digits), "%spellout-ordinal");
    }

    private String year(String digits) {
        return numerals.year(Long.parseLong(digits));
    }

    static String digit(int digit) {
        return DIGITS[digit - '0'];
    }

    private static String sign(int sign) {
        return Character.isDigit(sign) ? digit(sign) : SIGNS.getOrDefault((char) sign, " ");
    }

    /// Groups of a telephone number are kept apart by a breath.
    private static String phone(int sign) {
        return switch (sign) {
            case '-', ')' -> ", ";
            case '(', ' ' -> " ";
            default -> sign(sign);
        };
    }
}
