package io.callmesh.launcher.privacy;

import java.util.ArrayList;
import java.util.List;

/// Ways in which digits are written and said.
final class Spelling {

    private static final String[] ENGLISH = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    private static final String CHINESE = "零一二三四五六七八九";

    private Spelling() {}

    static String grouped(String digits, String gap) {
        return digits.replaceAll("(.{4})(?=.)", "$1" + gap);
    }

    static String spoken(String digits) {
        var words = new ArrayList<String>();
        for (char digit : digits.toCharArray()) words.add(Character.isDigit(digit) ? ENGLISH[digit - '0'] : Character.toString(digit));
        return String.join(" ", words);
    }

    static String han(String digits) {
        var said = new StringBuilder();
        for (char digit : digits.toCharArray()) said.append(Character.isDigit(digit) ? CHINESE.charAt(digit - '0') : digit);
        return said.toString();
    }

    /// What a search must not find of a value that consists of digits.
    static List<String> all(String value) {
        String digits = value.replaceAll("[^0-9Xx]", "");
        return List.of(value, digits, grouped(digits, " "), grouped(digits, "-"), spoken(digits), han(digits), han(digits).replace('一', '幺'), String.join(" ", digits.split("")));
    }
}
