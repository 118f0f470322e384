package io.callmesh.gateway.listen;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What of a text tells whether it is all its speaker wants to say: its last words, its first ones, its length, and the
/// digits it ends with. Words are those of a recogniser: lower case, no punctuation; other texts are made so.
///
/// Digits stand for each other: `#`, one each, however they are written.
enum Ending {

    ENGLISH(3, "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
            + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
            "a|an|the|my|your|our|their|his|and|or|but|because|if|when|while|since|although|than|that|which|who|as|with|for|of|to|from|at|by|into|about"
            + "|am|is|are|was|were|would|could|should|can|will|i|we|i'm|i'd|i'll|i've|it's|um|uh|er|erm|hmm|well|so|like|very|really") {
        @Override
        List<String> words(String text) {
            return split(text.replaceAll("[^\\p{L}\\p{N}']+", " "));
        }
    },

    /// Each character is a word; a Latin word is one, too.
    CHINESE(4, "零|幺", "因 为|然 后|但 是|如 果|所 以|而 且|还 有|或 者|就 是|那 个|这 个|我 想|我 要|帮 我|请 问|的|和|把|跟|在|是|呃|额|从|到|给|对 于|比 如|比 如 说|的 话|一 个|我 的") {
        @Override
        List<String> words(String text) {
            return split(text.replaceAll("[^\\p{L}\\p{N}]+", " ").replaceAll("(\\p{IsHan})", " $1 "));
        }
    };

    static final String DIGIT = "#";
    /// A number of one or two figures is one word to most speakers, a longer one is told figure by figure.
    private static final int FIGURES = 2;

    private final int longest;
    private final String digits;
    private final Pattern open;

    /// @param longest how many last words are looked at together
    /// @param digits  words for digits
    /// @param open    words after which something follows, as a rule
    Ending(int longest, String digits, String open) {
        this.longest = longest;
        this.digits = digits;
        this.open = Pattern.compile(".*\\b(" + open + ")", Pattern.UNICODE_CHARACTER_CLASS);
    }

    abstract List<String> words(String text);

    List<String> split(String text) {
        var words = new ArrayList<String>();
        for (var word : Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (word.matches("\\d+")) words.addAll(Collections.nCopies(word.length() > FIGURES ? word.length() : 1, DIGIT));
            else if (word.matches(digits) || word.equals("oh") && !words.isEmpty() && words.getLast().equals(DIGIT)) words.add(DIGIT);
            else if (!word.isEmpty()) words.add(word);
        }
        return words;
    }

    /// @param words as [#words] gives them; at least one
    List<String> features(List<String> words) {
        int count = words.size();
        var features = new ArrayList<String>();
        features.add("bias");
        features.add("length " + bucket(count));
        for (int n = 1; n <= Math.min(longest, count); n++) features.add(n + " " + String.join(" ", words.subList(count - n, count)));
        if (count <= longest) features.add("all " + String.join(" ", words));
        features.add("first " + words.getFirst() + " " + bucket(count));
        if (count > 2) features.add("begin " + words.get(0) + " " + words.get(1) + " " + bucket(count));
        var last = words.getLast();
        if (last.length() > 4) features.add("suffix " + last.substring(last.length() - 3));
        if (open.matcher(String.join(" ", words.subList(Math.max(0, count - 3), count))).matches()) features.add(count < 3 ? "open short" : "open");
        int told = told(words);
        if (told > 0) features.add("digits " + bucket(told) + (told == count ? " only" : ""));
        return features;
    }

    private static int told(List<String> words) {
        int told = 0;
        while (told < words.size() && words.get(words.size() - 1 - told).equals(DIGIT)) told++;
        return told;
    }

    private static int bucket(int count) {
        return count < 5 ? count : count < 7 ? 5 : count < 10 ? 7 : count < 15 ? 10 : 15;
    }
}
