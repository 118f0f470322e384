package io.callmesh.launcher.privacy;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// The sensitive values of one caller who does not exist. The same seed gives the same caller.
///
/// @param values by what they are: `name`, `card`, `identity`, `phone`, `email`, `address`, `account`
record Invented(Map<String, String> values) {

    private static final String[] SYLLABLES = {"bra", "quil", "vost", "mar", "len", "dor", "fen", "tash", "ric", "holm", "wes", "gra"};
    private static final List<String> FIRST = List.of("Jane", "Oliver", "Amelia", "Hector", "Priya", "Tomas", "Ingrid", "Desmond");
    private static final String FAMILY = "欧阳慕容上官诸葛司徒", GIVEN = "翊瑄珩玥煜祎霖澍昀嫣晗栩";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    static Invented english(long seed) {
        var random = new Random(seed * 2 + 1);
        String first = FIRST.get(random.nextInt(FIRST.size())), last = capital(syllable(random) + syllable(random) + syllable(random));
        var values = new TreeMap<String, String>();
        values.put("name", first + " " + last);
        values.put("card", card(random));
        values.put("identity", String.format(Locale.ROOT, "%03d-%02d-%04d", 101 + random.nextInt(500), 1 + random.nextInt(98), 1000 + random.nextInt(8999)));
        values.put("phone", "212" + (2 + random.nextInt(8)) + digits(random, 6));
        values.put("email", first.toLowerCase(Locale.ROOT) + "." + last.toLowerCase(Locale.ROOT) + "@example.com");
        values.put("address", 100 + random.nextInt(9000) + " " + capital(syllable(random) + syllable(random)) + " Street");
        values.put("account", account(random));
        return new Invented(values);
    }

    static Invented chinese(long seed) {
        var random = new Random(seed * 2);
        var values = new TreeMap<String, String>();
        int family = random.nextInt(FAMILY.length() / 2) * 2;
        values.put("name", FAMILY.substring(family, family + 2) + letter(GIVEN, random) + letter(GIVEN, random));
        values.put("card", card(random));
        values.put("identity", resident(random));
        values.put("phone", "138" + digits(random, 8));
        values.put("address", "" + letter(GIVEN, random) + letter(GIVEN, random) + "路" + (100 + random.nextInt(800)) + "号");
        return new Invented(values);
    }

    String get(String what) {
        return values.getOrDefault(what, "");
    }

    private static String card(Random random) {
        String most = "4" + digits(random, 14);
        for (int check = 0; check < 10; check++) if (luhn(most + check)) return most + check;
        throw new IllegalStateException("one of ten always fits");
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = (digits.charAt(digits.length() - 1 - place) - '0') * (1 + place % 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    private static String resident(Random random) {
        String most = "110101" + String.format(Locale.ROOT, "%04d%02d%02d", 1950 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28)) + digits(random, 3);
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) sum += (most.charAt(place) - '0') * WEIGHTS[place];
        return most + "10X98765432".charAt(sum % 11);
    }

    private static String account(Random random) {
        String account = "37040044" + digits(random, 10);
        int check = 98 - new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
        return "DE" + String.format(Locale.ROOT, "%02d", check) + account;
    }

    private static String digits(Random random, int count) {
        var digits = new StringBuilder();
        for (int at = 0; at < count; at++) digits.append(random.nextInt(10));
        return digits.toString();
    }

    private static String syllable(Random random) {
        return SYLLABLES[random.nextInt(SYLLABLES.length)];
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static char letter(String letters, Random random) {
        return letters.charAt(random.nextInt(letters.length()));
    }
}
