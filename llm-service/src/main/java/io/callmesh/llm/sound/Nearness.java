package io.callmesh.llm.sound;

/// How far two words are apart by sound: what it costs to turn one into the other, for each sound of the longer one.
///
/// Levenshtein's distance with prices: another vowel costs 0.3, a consonant spoken in the same place 0.4, another one 1; a vowel
/// lost or added 0.5, a consonant 0.8, an h or r 0.4.
final class Nearness {

    private static final String VOWELS = "iIeEaAOouUYWQR", QUIET = "hrRjw";
    private static final String[] PLACES = {"pbfv", "tdT", "kg", "szSCJ", "mnN", "lr", "wj"};

    private Nearness() {}

    /// @return from 0, the same, to 1
    static double between(String one, String other) {
        if (one.equals(other)) return 0;
        int longer = Math.max(one.length(), other.length());
        return longer == 0 ? 1 : Math.min(1, distance(one, other) / longer);
    }

    private static double distance(String one, String other) {
        double[] row = new double[other.length() + 1];
        for (int j = 1; j <= other.length(); j++) row[j] = row[j - 1] + lost(other.charAt(j - 1));
        for (int i = 1; i <= one.length(); i++) {
            double diagonal = row[0];
            row[0] += lost(one.charAt(i - 1));
            for (int j = 1; j <= other.length(); j++) {
                double changed = diagonal + changed(one.charAt(i - 1), other.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j] + lost(one.charAt(i - 1)), row[j - 1] + lost(other.charAt(j - 1))));
            }
        }
        return row[other.length()];
    }

    private static double lost(char sound) {
        if (QUIET.indexOf(sound) >= 0) return 0.4;
        return vowel(sound) ? 0.5 : 0.8;
    }

    private static double changed(char one, char other) {
        if (one == other) return 0;
        if (vowel(one) != vowel(other)) return 1;
        if (vowel(one)) return 0.3;
        for (var place : PLACES) {
            if (place.indexOf(one) >= 0 && place.indexOf(other) >= 0) return 0.4;
        }
        return 1;
    }

    static boolean vowel(char sound) {
        return VOWELS.indexOf(sound) >= 0;
    }
}
