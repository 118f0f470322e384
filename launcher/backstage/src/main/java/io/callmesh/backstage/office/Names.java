package io.callmesh.backstage.office;

import java.util.List;
import java.util.Locale;

/// Compares names as they are said, typed, or spelled on the letters of a telephone's keys (ITU-T E.161: 2 is a, b or c).
final class Names {

    private static final String KEYS = "22233344455566677778889999";

    private Names() {}

    /// Whether one of the names is in what was told, however it is spaced and written, or is what the keys spell.
    static boolean told(List<String> names, String told) {
        boolean keyed = told.matches("[0-9]+");
        return names.stream().map(Names::letters).anyMatch(name -> keyed ? keys(name).equals(told) : letters(told).contains(name));
    }

    private static String letters(String text) {
        var letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static String keys(String name) {
        if (!name.matches("[a-z]+")) return "";
        var keys = new StringBuilder();
        name.chars().forEach(letter -> keys.append(KEYS.charAt(letter - 'a')));
        return keys.toString();
    }
}
