package io.callmesh.tts.text;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;

/// How Mandarin is read. Digits of identifiers are read one by one, with 一 for one, which is heard better than 幺 by those
/// who do not expect it.
final class Chinese {

    private static final String NUMBER = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
    private static final String COUNTED = "[个件杯次位份张双瓶盒条台部本天年种款只箱包套间名家页小分点周]";
    private static final String NAMED = "(?:订单号?码?|单号|编号|号码|账号|卡号|工号|尾号|手机号?|电话|验证码|密码|快递|运单)码?[是为：:\\s]{0,4}";

    /// Mobile numbers, numbers with an area code, service numbers.
    private static final String TELEPHONE = "(?<!\\d)(?:(?:\\+?86[- ]?)?1\\d{2}[- ]\\d{4}[- ]\\d{4}|0\\d{2,3}-\\d{7,8}|400-\\d{3,4}-\\d{3,4})(?!\\d)";

    private static final Map<String, String> CURRENCIES = Table.of("¥=元, ￥=元, RMB=元, CNY=元, $=美元, USD=美元, €=欧元, EUR=欧元, £=英镑, GBP=英镑");

    private static final Map<String, String> UNITS = Table.of("km/h=公里每小时, kg=公斤, g=克, km=公里, cm=厘米, mm=毫米, m=米, ml=毫升, L=升, GB=吉字节, MB=兆字节, ℃=摄氏"
            + "度, °C=摄氏度");

    private final Numerals numerals = new Numerals(ULocale.SIMPLIFIED_CHINESE, "%spellout-cardinal");

    List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        rules.addAll(dates());
        rules.addAll(amounts());
        rules.addAll(identifiers());
        rules.addAll(numbers());
        rules.addAll(signs());
        return rules;
    }

    private List<Rule> dates() {
        return List.of(
                Rule.whole(WebName.MAIL, match -> WebName.words(match.group(), Chinese::sign)),
                Rule.whole(WebName.ADDRESS, match -> WebName.words(match.group(), Chinese::sign)),
                Rule.maybe("(?<!\\d)(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[T ](\\d{2}):(\\d{2})(?::\\d{2})?Z?)?(?!\\d)", this::date),
                Rule.each("(?<!\\d)\\d{4}(?=\\s?年)", Chinese::digit),
                Rule.whole("(?<!\\d)([01]?\\d|2[0-4])[:：]([0-5]\\d)(?:[:：][0-5]\\d)?(?!\\d)", match -> time(match.group(1), match.group(2))));
    }

    private List<Rule> amounts() {
        return List.of(
                Rule.whole("([$€£¥￥])\\s?(" + NUMBER + ")(?:\\s?(万|亿))?元?", match ->
                        amount(match.group(2)) + (match.group(3) == null ? "" : match.group(3)) + CURRENCIES.get(match.group(1))),
                Rule.whole("(?<![\\d.])(" + NUMBER + ")\\s?(USD|EUR|GBP|CNY|RMB)(?![A-Za-z])", match ->
                        amount(match.group(1)) + CURRENCIES.get(match.group(2))),
                Rule.whole("(?<![\\d.])(" + NUMBER + ")(?=\\s?(?:万|亿)?(?:元|块|美元|欧元|英镑))", match -> amount(match.group(1))),
                Rule.whole("(?<![\\d.])(" + NUMBER + ")\\s?[%％]", match -> "百分之" + number(match.group(1))));
    }

    private static List<Rule> identifiers() {
        return List.of(
                Rule.each(TELEPHONE, Chinese::phone),
                Rule.each("(?<=" + NAMED + ")#?\\d{3,}(?![\\d.,]?\\d)", Chinese::sign),
                Rule.each("[A-Z]{1,4}-?\\d[A-Z0-9-]*(?![A-Za-z])", Chinese::spelled),
                Rule.each("#\\d+", Chinese::sign),
                Rule.each("(?<![\\d.,])(?:0\\d+|\\d{5,})(?!\\d|[.,]\\d)", Chinese::digit));
    }

    private List<Rule> numbers() {
        return List.of(
                Rule.fixed("(?<=\\d)\\s?[-–~～]\\s?(?=\\d)", "到"),
                Rule.fixed("(?<![\\w.,])[-−](?=\\d)", "负"),
                Rule.fixed("(?<![\\d.,])2(?=\\s?" + COUNTED + ")(?!\\s?(?:年|点|月|分(?!钟)))", "两"),
                Rule.whole("(?<=\\d)\\s?(km/h|kg|km|cm|mm|ml|GB|MB|℃|°C|[gmL])(?![A-Za-z])", match -> UNITS.get(match.group(1))),
                Rule.whole(NUMBER, match -> number(match.group())));
    }

    private static List<Rule> signs() {
        return List.of(
                Rule.fixed("\\s?&\\s?", "和"),
                Rule.fixed("\\s?@\\s?", "艾特"),
                Rule.fixed("\\s?\\+\\s?", "加"),
                Rule.fixed("\\s?=\\s?", "等于"),
                Rule.each("(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])", Chinese::spelled),
                Rule.fixed("[#%％/]", " "));
    }

    private Optional<String> date(MatchResult match) {
        int month = Integer.parseInt(match.group(2)), day = Integer.parseInt(match.group(3));
        if (month < 1 || month > 12 || day < 1 || day > 31) return Optional.empty();
        var year = String.join("", match.group(1).chars().mapToObj(Chinese::digit).toList());
        var time = match.group(4) == null ? "" : time(match.group(4), match.group(5));
        return Optional.of(year + "年" + numerals.cardinal(month) + "月" + numerals.cardinal(day) + "日" + time);
    }

    private String time(String hour, String minute) {
        int minutes = Integer.parseInt(minute), hours = Integer.parseInt(hour);
        var spoken = (hours == 2 ? "两" : numerals.cardinal(hours)) + "点";
        if (minutes == 0) return spoken;
        return spoken + (minutes == 30 ? "三十分" : (minutes < 10 ? "零" : "") + numerals.cardinal(minutes) + "分");
    }

    /// An amount of money: zeros at the end of the fraction are not said.
    private String amount(String digits) {
        return number(digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits);
    }

    private String number(String digits) {
        return numerals.decimal(digits.replace(",", ""), "点", Chinese::digit, "");
    }

    private static String digit(int digit) {
        return String.valueOf("零一二三四五六七八九".charAt(digit - '0'));
    }

    private static String sign(int sign) {
        return switch (sign) {
            case '.' -> "点";
            case '@' -> "艾特";
            case '/' -> "斜杠";
            case '-' -> "横杠";
            case '_' -> "下划线";
            case '+' -> "加";
            case '#' -> "号";
            default -> Character.isDigit(sign) ? digit(sign) : " ";
        };
    }

    private static String phone(int sign) {
        return sign == '-' || sign == ' ' ? "，" : sign(sign);
    }

    private static String spelled(int character) {
        return Character.isDigit(character) ? digit(character) : character == '-' ? " " : " " + (char) character + " ";
    }
}
