package io.callmesh.tts.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Abbreviations, units and signs in English.
final class EnglishSigns {

    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("Mr", "Mister"), Map.entry("Mrs", "Missus"), Map.entry("Ms", "Miz"), Map.entry("Prof", "Professor"), Map.entry("Jr", "Junior"), Map.entry("Sr", "Senior"),
            Map.entry("vs", "versus"), Map.entry("approx", "approximately"), Map.entry("Inc", "Incorporated"), Map.entry("Ltd", "Limited"), Map.entry("Corp", "Corporation"),
            Map.entry("Ave", "Avenue"), Map.entry("Blvd", "Boulevard"), Map.entry("Rd", "Road"), Map.entry("Apt", "Apartment"), Map.entry("Dept", "Department"));

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("kg", "kilogram"), Map.entry("g", "gram"), Map.entry("mg", "milligram"), Map.entry("km", "kilometer"), Map.entry("m", "meter"), Map.entry("cm", "centimeter"), Map.entry("mm", "millimeter"),
            Map.entry("ml", "milliliter"), Map.entry("l", "liter"), Map.entry("L", "liter"), Map.entry("lb", "pound"), Map.entry("lbs", "pound"), Map.entry("oz", "ounce"),
            Map.entry("GB", "gigabyte"), Map.entry("MB", "megabyte"), Map.entry("kWh", "kilowatt hour"), Map.entry("h", "hour"), Map.entry("hrs", "hour"), Map.entry("hr", "hour"), Map.entry("min", "minute"), Map.entry("sec", "second"),
            Map.entry("mph", "mile"), Map.entry("km/h", "kilometer"), Map.entry("°C", "degree"), Map.entry("°F", "degree"), Map.entry("°", "degree"));
    private static final Map<String, String> AFTER_UNIT = Map.of("mph", " per hour", "km/h", " per hour", "°C", " Celsius", "°F", " Fahrenheit");

    private static final String UNIT = "(?:km/h|kWh|°C|°F|°|lbs|mph|hrs?|min|sec|kg|mg|km|cm|mm|ml|lb|oz|GB|MB|[gmlLh])(?![\\w'’])";

    private static final String INITIALISMS = "ID|VIP|SMS|FAQ|PDF|USB|ATM|ETA|URL|QR|TV|PC|UK|EU|USA|US|PM|CEO|HR|IT|AI|API|SIM|GPS|DVD|CD|UPS|IBAN|(?=[A-Z]{2,5}\\b)[B-DF-HJ-NP-TV-XZ]+";

    private EnglishSigns() {}

    static List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        rules.add(Rule.fixed("(?<=[A-Z][a-z]{1,20} )St\\.?(?=\\W|$)", "Street"));
        rules.add(Rule.fixed("\\bSt\\.(?= [A-Z])", "Saint"));
        rules.add(Rule.fixed("(?<=[A-Z][a-z]{1,20} )Dr\\.(?! [A-Z])", "Drive"));
        rules.add(Rule.fixed("\\bDr\\.?(?= [A-Z])", "Doctor"));
        rules.add(Rule.fixed("\\b[Nn]o\\. ?(?=#?\\d)", "number "));
        rules.add(Rule.fixed("\\be\\.g\\.,?", "for example,"));
        rules.add(Rule.fixed("\\bi\\.e\\.,?", "that is,"));
        rules.add(Rule.fixed("\\betc\\.(?=\\s*$|\\s+[A-Z])", "et cetera."));
        rules.add(Rule.fixed("\\betc\\.", "et cetera"));
        rules.add(Rule.whole("\\b(Mr|Mrs|Ms)\\b\\.?", match -> ABBREVIATIONS.get(match.group(1))));
        rules.add(Rule.whole("\\b(Prof|Jr|Sr|vs|approx|Inc|Ltd|Corp|Ave|Blvd|Rd|Apt|Dept)\\.(?!\\s*$)", match -> ABBREVIATIONS.get(match.group(1))));
        rules.add(Rule.whole("\\b(Jr|Sr|Inc|Ltd|Corp|Ave|Blvd|Rd)\\.(?=\\s*$)", match -> ABBREVIATIONS.get(match.group(1)) + "."));
        rules.add(Rule.whole("(?<=(?:^|[^\\d.,])1 ?)" + UNIT, match -> UNITS.get(match.group()) + AFTER_UNIT.getOrDefault(match.group(), "")));
        rules.add(Rule.whole("(?<=\\d ?)" + UNIT, match -> UNITS.get(match.group()) + "s" + AFTER_UNIT.getOrDefault(match.group(), "")));
        rules.add(Rule.fixed("\\bOK\\b", "okay"));
        rules.add(Rule.each("\\b(?:" + INITIALISMS + ")\\b", EnglishSigns::spelled));
        rules.addAll(signs());
        return rules;
    }

    private static List<Rule> signs() {
        return List.of(
                Rule.fixed("(?<=\\d) ?%", " percent"),
                Rule.fixed("\\s?&\\s?", " and "),
                Rule.fixed("\\s?@\\s?", " at "),
                Rule.fixed("\\s?\\+\\s?", " plus "),
                Rule.fixed("\\s?=\\s?", " equals "),
                Rule.fixed("#(?=\\s?\\d)", "number "),
                Rule.fixed("~(?=\\d)", "about "),
                Rule.fixed("(?<=\\d) ?[x×] ?(?=\\d)", " by "),
                Rule.fixed("(?<=\\band)/(?=or\\b)", " "),
                Rule.fixed("(?<=\\w)/(?=\\w)", " or "),
                Rule.fixed("½", "one half"),
                Rule.fixed("¼", "one quarter"),
                Rule.fixed("¾", "three quarters"),
                Rule.fixed("²", " squared"),
                Rule.letter("[\\u00C0-\\u024F&&[\\p{L}]]", EnglishSigns::plain),
                Rule.fixed("[#%/]", " "));
    }

    /// English voices know no accents, and are silent about a word that has one.
    private static String plain(String letter) {
        return switch (letter) {
            case "æ" -> "ae";
            case "ø" -> "o";
            case "œ" -> "oe";
            case "ß" -> "ss";
            case "ł" -> "l";
            case "đ", "ð" -> "d";
            case "þ" -> "th";
            default -> Normalizer.normalize(letter, Normalizer.Form.NFD).substring(0, 1);
        };
    }

    /// A letter by its name, a digit by its word. A lone `A` would be read as the article.
    static String spelled(int character) {
        if (Character.isDigit(character)) return new String[] {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}[character - '0'];
        return switch (character) {
            case 'A' -> "ay";
            case '-' -> " ";
            default -> String.valueOf((char) character);
        };
    }
}
