package io.callmesh.tts.text;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;

/// How Spanish is read. One or two digits after a point or comma are a fraction, three are thousands.
final class Spanish {

    private static final String[] MONTHS = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre"};
    private static final String[] DIGITS = {"cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"};
    private static final String NUMBER = "\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d{1,2})?(?![\\d])";
    private static final String NAMED = "\\b(?:pedido|orden|cuenta|caso|código|referencia|número|pin)"
            + "(?: número| n\\.º| núm\\.)?(?: es)?(?: el)?[ :#]{1,3}";

    private static final Map<String, List<String>> CURRENCIES = Map.of(
            "$", List.of("dólar", "dólares", "centavo", "centavos"), "USD", List.of("dólar", "dólares", "centavo", "centavos"),
            "€", List.of("euro", "euros", "céntimo", "céntimos"), "EUR", List.of("euro", "euros", "céntimo", "céntimos"),
            "£", List.of("libra", "libras", "penique", "peniques"), "MXN", List.of("peso", "pesos", "centavo", "centavos"));

    private static final Map<String, String> ABBREVIATIONS = Table.of("""
            Sr=señor, Sra=señora, Srta=señorita, Dr=doctor, Dra=doctora, Ud=usted, Uds=ustedes, Av=avenida, Avda=avenida
            tel=teléfono, Tel=teléfono, aprox=aproximadamente, etc=etcétera
            """);

    private static final Map<String, String> UNITS = Table.of("""
            kg=kilos, g=gramos, km=kilómetros, cm=centímetros, mm=milímetros, m=metros, ml=mililitros, l=litros, L=litros
            h=horas, min=minutos, °C=grados, GB=gigabytes
            """);

    private final Numerals numerals = new Numerals(ULocale.forLanguageTag("es"), "%spellout-numbering");

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
                Rule.whole(WebName.MAIL, match -> WebName.words(match.group(), Spanish::sign)),
                Rule.whole(WebName.ADDRESS, match -> WebName.words(match.group(), Spanish::sign)),
                Rule.maybe("\\b(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})\\b", match -> date(match.group(1), match.group(2), match.group(3))),
                Rule.maybe("\\b(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4})\\b", match -> date(match.group(3), match.group(2), match.group(1))),
                Rule.whole("\\b([01]?\\d|2[0-4]):([0-5]\\d)(?::[0-5]\\d)?\\b", this::time));
    }

    private List<Rule> amounts() {
        return List.of(
                Rule.whole("([$€£])\\s?(" + NUMBER + ")", match -> money(match.group(1), match.group(2))),
                Rule.whole("(?<![\\d.,])(" + NUMBER + ")\\s?(€|£|(?:USD|EUR|MXN)\\b)", match -> money(match.group(2), match.group(1))),
                Rule.fixed("(?<=\\d)\\s?%", " por ciento"));
    }

    private static List<Rule> identifiers() {
        return List.of(
                Rule.each("(?i)(?<=" + NAMED + ")\\d{3,}(?![\\d.,]?\\d)", Spanish::sign),
                Rule.each(Telephone.NUMBER, Spanish::phone),
                Rule.each("\\b[A-Z]{1,4}-?\\d[A-Z0-9-]*\\b", Spanish::spelled),
                Rule.each("#\\d+", Spanish::sign),
                Rule.each("(?<![\\d.,])(?:0\\d+|\\d{5,})(?!\\d|[.,]\\d)", Spanish::digit));
    }

    private List<Rule> numbers() {
        return List.of(
                Rule.fixed("(?<=\\d) ?[-–] ?(?=\\d)", " a "),
                Rule.fixed("(?<![\\w.,])[-−](?=\\d)", "menos "),
                Rule.whole("\\b(\\d{1,6})(?:\\.?º|er\\b|o\\b)", match -> numerals.spell(Long.parseLong(match.group(1)),
                        "%spellout-ordinal-masculine")),
                Rule.whole("(?<=\\d ?)(?:kg|km|cm|mm|ml|min|°C|GB|[gmlLh])(?!\\w)", match -> UNITS.get(match.group())),
                Rule.whole(NUMBER, match -> number(match.group())));
    }

    private static List<Rule> signs() {
        return List.of(
                Rule.whole("\\b(Sr|Sra|Srta|Dr|Dra|Uds?|Avda?|[Tt]el|aprox|etc)\\.", match -> ABBREVIATIONS.get(match.group(1))),
                Rule.fixed("\\b[Nn](?:\\.º|º|úm\\.|o\\.) ?(?=#?\\d)", "número "),
                Rule.fixed("\\s?&\\s?", " y "),
                Rule.fixed("\\s?@\\s?", " arroba "),
                Rule.fixed("\\s?\\+\\s?", " más "),
                Rule.fixed("\\s?=\\s?", " igual a "),
                Rule.fixed("[#%/]", " "));
    }

    private Optional<String> date(String year, String month, String day) {
        int number = Integer.parseInt(month), ofMonth = Integer.parseInt(day);
        if (number < 1 || number > 12 || ofMonth < 1 || ofMonth > 31) return Optional.empty();
        var spoken = ofMonth == 1 ? "primero" : numerals.cardinal(ofMonth);
        return Optional.of(spoken + " de " + MONTHS[number - 1] + " de " + numerals.year(Long.parseLong(year)));
    }

    private String time(MatchResult match) {
        int hour = Integer.parseInt(match.group(1)), minute = Integer.parseInt(match.group(2));
        var spoken = hour == 1 ? "una" : numerals.cardinal(hour);
        return spoken + switch (minute) {
            case 0 -> " en punto";
            case 15 -> " y cuarto";
            default -> minute == 30 && hour <= 12 ? " y media" : " y " + numerals.cardinal(minute);
        };
    }

    private String money(String sign, String digits) {
        var names = Objects.requireNonNull(CURRENCIES.get(sign), sign);
        var parts = plain(digits).split("\\.");
        if (parts[0].length() > Numerals.COUNTABLE_DIGITS) return number(digits) + " " + names.get(1);
        var units = amount(Long.parseLong(parts[0]), names.get(0), names.get(1));
        int cents = parts.length < 2 ? 0 : Integer.parseInt((parts[1] + "0").substring(0, 2));
        return cents == 0 ? units : units + " con " + amount(cents, names.get(2), names.get(3));
    }

    private String amount(long number, String one, String many) {
        var gender = one.equals("libra") ? "%spellout-cardinal-feminine" : "%spellout-cardinal-masculine";
        return numerals.spell(number, gender) + " " + (number == 1 ? one : many);
    }

    private String number(String digits) {
        return numerals.decimal(plain(digits), " coma ", Spanish::digit, " ");
    }

    /// Thousands closed up, the fraction after a point.
    private static String plain(String digits) {
        return digits.replaceAll("[.,](?=\\d{3}(?:\\D|$))", "").replace(',', '.');
    }

    private static String digit(int digit) {
        return DIGITS[digit - '0'];
    }

    private static String sign(int sign) {
        return switch (sign) {
            case '.' -> "punto";
            case '@' -> "arroba";
            case '/' -> "barra";
            case '-' -> "guion";
            case '_' -> "guion bajo";
            case '+' -> "más";
            case '#' -> "número";
            default -> Character.isDigit(sign) ? digit(sign) : " ";
        };
    }

    private static String phone(int sign) {
        return switch (sign) {
            case '-', ')' -> ", ";
            case '(', ' ' -> " ";
            default -> sign(sign);
        };
    }

    private static String spelled(int character) {
        return Character.isDigit(character) ? digit(character) : character == '-' ? " " : String.valueOf((char) character);
    }
}
