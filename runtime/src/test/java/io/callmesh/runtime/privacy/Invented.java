package io.callmesh.runtime.privacy;

import java.util.List;
import java.util.Random;

/// Sensitive values of nobody, and the ways in which they are said. The same seed gives the same.
public final class Invented {

    private static final String[] ENGLISH = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    private static final String CHINESE = "零一二三四五六七八九";
    private static final List<String> REGIONS = List.of("110101", "310115", "440305", "510104", "330106");
    private static final List<String> FIRST = List.of("Jane", "Oliver", "Amelia", "Hector", "Priya", "Tomas", "Ingrid", "Desmond");
    private static final List<String> LAST = List.of("Marlowe", "Quillfeather", "Brandvold", "Okonjo", "Tremaine", "Vasquez", "Lindqvist", "Ashgrove");
    private static final String FAMILY = "王李张刘陈杨赵黄周吴", GIVEN = "伟芳娜敏静强磊军洋艳勇杰涛明超";
    private static final List<String> STREETS = List.of("Baker Street", "Willow Lane", "Juniper Avenue", "North Harbor Road");

    private final Random random;

    public Invented(long seed) {
        random = new Random(seed);
    }

    public String card() {
        String prefix = pick(List.of("4", "51", "37", "6011", "62"));
        return luhn(prefix + digits((prefix.equals("37") ? 15 : 16) - 1 - prefix.length()));
    }

    private static String luhn(String most) {
        for (int check = 0; check < 10; check++) if (Cards.luhn(most + check)) return most + check;
        throw new IllegalStateException("one of ten always fits");
    }

    public String resident() {
        String most = pick(REGIONS) + (1950 + random.nextInt(55)) + String.format("%02d%02d", 1 + random.nextInt(12), 1 + random.nextInt(28)) + digits(3);
        return most + Identities.check(most + "0");
    }

    public String social() {
        return String.format("%03d-%02d-%04d", 101 + random.nextInt(500), 1 + random.nextInt(98), 1 + random.nextInt(9998));
    }

    public String mobile() {
        return "1" + pick(List.of("38", "39", "50", "86", "77")) + digits(8);
    }

    /// With three groups.
    public String american() {
        return pick(List.of("212", "415", "617", "312", "206")) + "-" + (2 + random.nextInt(8)) + digits(2) + "-" + digits(4);
    }

    public String account() {
        String account = "37040044" + digits(10);
        int check = 98 - new java.math.BigInteger(account + "131400").mod(java.math.BigInteger.valueOf(97)).intValue();
        return "DE" + String.format("%02d", check) + account;
    }

    public String name() {
        return pick(FIRST) + " " + pick(LAST);
    }

    public String chineseName() {
        return "" + FAMILY.charAt(random.nextInt(FAMILY.length())) + GIVEN.charAt(random.nextInt(GIVEN.length())) + GIVEN.charAt(random.nextInt(GIVEN.length()));
    }

    public String mail() {
        return pick(FIRST).toLowerCase(java.util.Locale.ROOT) + "." + pick(LAST).toLowerCase(java.util.Locale.ROOT) + random.nextInt(100) + "@example.com";
    }

    public String address() {
        return 1 + random.nextInt(400) + " " + pick(STREETS);
    }

    public String chineseAddress() {
        return pick(List.of("中山路", "人民大道", "解放街", "长安路")) + (1 + random.nextInt(300)) + "号";
    }

    /// As written, in groups, digit by digit, with doubles, with murmurs and pauses.
    public String english(String digits) {
        return switch (random.nextInt(5)) {
            case 0 -> digits;
            case 1 -> grouped(digits, " ");
            case 2 -> spoken(digits, " ");
            case 3 -> doubled(digits);
            default -> paused(digits);
        };
    }

    public String chinese(String digits) {
        return switch (random.nextInt(4)) {
            case 0 -> digits;
            case 1 -> grouped(digits, " ");
            case 2 -> han(digits);
            default -> grouped(han(digits), "，").replace('一', '幺');
        };
    }

    private static String grouped(String digits, String gap) {
        return digits.replaceAll("(.{4})(?=.)", "$1" + gap);
    }

    public static String spoken(String digits, String gap) {
        var said = new StringBuilder();
        for (char digit : digits.toCharArray()) said.append(said.isEmpty() ? "" : gap).append(Character.isDigit(digit) ? ENGLISH[digit - '0'] : Character.toString(digit).toLowerCase(java.util.Locale.ROOT));
        return said.toString();
    }

    private static String doubled(String digits) {
        var said = new StringBuilder();
        for (int at = 0; at < digits.length(); at++) {
            boolean twice = at + 1 < digits.length() && digits.charAt(at) == digits.charAt(at + 1);
            said.append(said.isEmpty() ? "" : " ").append(twice ? "double " : "").append(spoken(digits.substring(at, at + 1), ""));
            if (twice) at++;
        }
        return said.toString();
    }

    private static String paused(String digits) {
        int half = digits.length() / 2;
        return spoken(digits.substring(0, half), " ") + "... uh, " + spoken(digits.substring(half), " ");
    }

    public static String han(String digits) {
        var said = new StringBuilder();
        for (char digit : digits.toCharArray()) said.append(Character.isDigit(digit) ? CHINESE.charAt(digit - '0') : digit);
        return said.toString();
    }

    public String digits(int count) {
        var digits = new StringBuilder();
        for (int at = 0; at < count; at++) digits.append(random.nextInt(10));
        return digits.toString();
    }

    public <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }
}
