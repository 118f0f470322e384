package io.callmesh.runtime.privacy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds bank accounts (ISO 13616 IBAN: country, length, remainder 1 modulo 97), written or spelled: `G B two nine N W B K …`.
final class Accounts {

    private static final Map<String, Integer> LENGTHS = Map.ofEntries(Map.entry("AT", 20), Map.entry("BE", 16), Map.entry("BG", 22), Map.entry("CH", 21), Map.entry("CY", 28),
            Map.entry("CZ", 24), Map.entry("DE", 22), Map.entry("DK", 18), Map.entry("EE", 20), Map.entry("ES", 24), Map.entry("FI", 18), Map.entry("FR", 27), Map.entry("GB", 22),
            Map.entry("GR", 27), Map.entry("HR", 21), Map.entry("HU", 28), Map.entry("IE", 22), Map.entry("IT", 27), Map.entry("LT", 20), Map.entry("LU", 20), Map.entry("LV", 21),
            Map.entry("MT", 31), Map.entry("NL", 18), Map.entry("NO", 15), Map.entry("PL", 28), Map.entry("PT", 25), Map.entry("RO", 24), Map.entry("SE", 24), Map.entry("SI", 19),
            Map.entry("SK", 24), Map.entry("TR", 26), Map.entry("AE", 23), Map.entry("SA", 24), Map.entry("IL", 23), Map.entry("UA", 29));
    private static final Map<String, String> SPOKEN = Map.ofEntries(Map.entry("zero", "0"), Map.entry("oh", "0"), Map.entry("one", "1"), Map.entry("two", "2"), Map.entry("three", "3"),
            Map.entry("four", "4"), Map.entry("five", "5"), Map.entry("six", "6"), Map.entry("seven", "7"), Map.entry("eight", "8"), Map.entry("nine", "9"), Map.entry("零", "0"),
            Map.entry("〇", "0"), Map.entry("一", "1"), Map.entry("幺", "1"), Map.entry("二", "2"), Map.entry("三", "3"), Map.entry("四", "4"), Map.entry("五", "5"),
            Map.entry("六", "6"), Map.entry("七", "7"), Map.entry("八", "8"), Map.entry("九", "9"));
    private static final Pattern PIECE = Pattern.compile("[零〇一幺二三四五六七八九]|[A-Za-z0-9]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3}|[A-Za-z]{5,}");
    private static final char NONE = '!';
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private Accounts() {}

    /// @param sign one letter or digit
    private record Sign(char sign, int from, int to) {}

    static List<Found> in(String text) {
        var signs = signs(text);
        var found = new ArrayList<Found>();
        for (int at = 0; at < signs.size(); at++) {
            int length = length(signs, at);
            if (length == 0 || !valid(value(signs, at, at + length))) continue;
            found.add(new Found(Kind.ACCOUNT, signs.get(at).from(), signs.get(at + length - 1).to(), value(signs, at, at + length)));
            at += length - 1;
        }
        return found;
    }

    /// Letters of an account are spelled one by one or stand in blocks of two or four; any other word is no part of one.
    private static List<Sign> signs(String text) {
        var signs = new ArrayList<Sign>();
        for (var piece = PIECE.matcher(text); piece.find();) {
            String said = piece.group(), digit = SPOKEN.get(said.toLowerCase(Locale.ROOT));
            if (digit != null) signs.add(new Sign(digit.charAt(0), piece.start(), piece.end()));
            else if (WORD.matcher(said).matches()) signs.add(new Sign(NONE, piece.start(), piece.end()));
            else for (int at = 0; at < said.length(); at++) signs.add(new Sign(Character.toUpperCase(said.charAt(at)), piece.start() + at, piece.start() + at + 1));
        }
        return signs;
    }

    private static int length(List<Sign> signs, int at) {
        if (at + 4 > signs.size() || !Character.isDigit(signs.get(at + 2).sign()) || !Character.isDigit(signs.get(at + 3).sign())) return 0;
        int length = LENGTHS.getOrDefault(value(signs, at, at + 2), 0);
        boolean whole = at + length <= signs.size() && signs.subList(at, at + length).stream().noneMatch(sign -> sign.sign() == NONE);
        return whole ? length : 0;
    }

    private static String value(List<Sign> signs, int from, int to) {
        var value = new StringBuilder();
        for (var sign : signs.subList(from, to)) value.append(sign.sign());
        return value.toString();
    }

    static boolean valid(String value) {
        var number = new StringBuilder();
        for (char sign : (value.substring(4) + value.substring(0, 4)).toCharArray()) number.append(Character.digit(sign, 36));
        return new BigInteger(number.toString()).mod(MODULUS).intValue() == 1;
    }
}
