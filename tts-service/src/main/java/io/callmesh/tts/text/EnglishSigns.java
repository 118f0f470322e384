package io.callmesh.tts.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Abbreviations, units and signs in English.
final class EnglishSigns {

    private static final Map<String, String> ABBREVIATIONS = Table.of("""
            Mr=Mister, Mrs=Missus, Ms=Miz, Prof=Professor, Jr=Junior, Sr=Senior, vs=versus, approx=approximately
            Inc=Incorporated, Ltd=Limited, Corp=Corporation, Ave=Avenue, Blvd=Boulevard, Rd=Road, Apt=Apartment
            Dept=Department
            """);

    private static final Map<String, String> UNITS = Table.of("""
            kg=kilogram, g=gram, mg=milligram, km=kilometer, m=meter, cm=centimeter, mm=millimeter, ml=milliliter, l=liter
            L=liter, lb=pound, lbs=pound, oz=ounce, GB=gigabyte, MB=megabyte, kWh=kilowatt hour, h=hour, hrs=hour, hr=hour
            min=minute, sec=second, mph=mile, km/h=kilometer, °C=degree, °F=degree, °=degree
            """);
    private static final Map<String, String> AFTER_UNIT = Table.of("mph= per hour, km/h= per hour, °C= Celsius, °F= Fahrenheit");

    private static final String UNIT = "(?:km/h|kWh|°C|°F|°|lbs|mph|hrs?|min|sec|kg|mg|km|cm|mm|ml|lb|oz|GB|MB|[gmlLh])(?![\\w'’])";

    private static final String INITIALISMS = "ID|VIP|SMS|FAQ|PDF|USB|ATM|ETA|URL|QR|TV|PC|UK|EU|USA|US|PM|CEO|HR|IT|AI|API|SIM|GPS|DVD|CD|UPS|IBAN"
            + "|(?=[A-Z]{2,5}\\b)[B-DF-HJ-NP-TV-XZ]+";

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
        if (Character.isDigit(character)) return English.digit(character);
        return switch (character) {
            case 'A' -> "ay";
            case '-' -> " ";
            default -> String.valueOf((char) character);
        };
    }
}
