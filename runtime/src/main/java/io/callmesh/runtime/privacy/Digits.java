package io.callmesh.runtime.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the digits of a text, written or spoken in English or Chinese, in runs: `4111 1111`, `four one double one`, `forty one eleven`,
/// `四一幺幺`, `三个五`. Pauses and murmurs do not end a run; any other word does.
final class Digits {

    private static final Pattern PIECE = Pattern.compile("[0-9０-９]|[A-Za-z]+|[零〇○一二三四五六七八九幺两兩个]|嗯|呃|然后|那个|杠|[\\s\\-‐-―.,，、。…()（）/]+");
    private static final Pattern GAP = Pattern.compile("[\\s\\-‐-―.,，、。…()（）/]+");
    private static final Set<String> MURMURS = Set.of("uh", "um", "er", "erm", "and", "then", "dash", "hyphen", "space", "嗯", "呃", "然后", "那个", "杠");
    private static final Map<String, String> WORDS = words();
    private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3);
    private static final String CHINESE = "零一二三四五六七八九";

    private final List<Run> runs = new ArrayList<>();
    private final List<Digit> open = new ArrayList<>();
    private final String text;
    private int times = 1, timesFrom;
    private boolean tens, gap;

    private Digits(String text) {
        this.text = text;
    }

    /// One digit and the word that it is of.
    ///
    /// @param fresh whether a value may begin here: it stands after a gap, or is spoken
    record Digit(char digit, int from, int to, boolean fresh) {}

    /// Digits that are said in one go.
    ///
    /// @param plus whether a plus stands before them
    record Run(List<Digit> digits, boolean plus) {

        Run {
            digits = List.copyOf(digits);
        }

        int size() {
            return digits.size();
        }

        String value(int from, int to) {
            var value = new StringBuilder();
            for (var digit : digits.subList(from, to)) value.append(digit.digit());
            return value.toString();
        }

        String value() {
            return value(0, size());
        }

        boolean beginsAt(int index) {
            return digits.get(index).fresh();
        }

        /// Whether a value may end before that digit.
        boolean endsAt(int index) {
            return index == size() || digits.get(index).fresh();
        }

        Found found(Kind kind, int from, int to, String value) {
            return new Found(kind, digits.get(from).from(), digits.get(to - 1).to(), value);
        }

        int from() {
            return digits.getFirst().from();
        }

        int to() {
            return digits.getLast().to();
        }
    }

    static List<Run> runs(String text) {
        return new Digits(text).read();
    }

    private List<Run> read() {
        var piece = PIECE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            boolean known = piece.find(at) && piece.start() == at;
            if (!known) end();
            else take(piece);
            at = known ? piece.end() : at + Character.charCount(text.codePointAt(at));
        }
        end();
        return runs;
    }

    private void take(Matcher piece) {
        String said = piece.group().toLowerCase(Locale.ROOT);
        char first = said.charAt(0);
        int written = Character.digit(first, 10), chinese = chinese(first);
        if (written >= 0) add(Integer.toString(written), piece, false);
        else if (chinese >= 0) add(Integer.toString(chinese), piece, true);
        else if (first == '个') repeat();
        else if (GAP.matcher(said).matches()) gap = true;
        else word(said, piece);
    }

    private static int chinese(char character) {
        return switch (character) {
            case '〇', '○' -> 0;
            case '幺' -> 1;
            case '两', '兩' -> 2;
            default -> CHINESE.indexOf(character);
        };
    }

    private void word(String said, Matcher piece) {
        if (TIMES.containsKey(said)) {
            times = TIMES.getOrDefault(said, 1);
            timesFrom = piece.start();
        } else if (WORDS.containsKey(said)) number(WORDS.getOrDefault(said, ""), piece);
        else if (!MURMURS.contains(said)) end();
        else gap = true;
    }

    /// `forty one` is 41, and `forty` alone 40; `four hundred` 400.
    private void number(String digits, Matcher piece) {
        boolean unit = digits.length() == 1 && !digits.equals("0");
        if (digits.startsWith("00") && open.isEmpty()) return;
        if (tens && unit) open.removeLast();
        add(digits, piece, true);
        tens = digits.length() == 2 && digits.endsWith("0") && !digits.equals("10") && !digits.startsWith("0");
    }

    private void add(String digits, Matcher piece, boolean spoken) {
        int from = times > 1 ? timesFrom : piece.start();
        for (int time = 0; time < times; time++) {
            for (char digit : digits.toCharArray()) open.add(new Digit(digit, from, piece.end(), spoken || gap || open.isEmpty()));
        }
        times = 1;
        gap = false;
        tens = false;
    }

    /// 三个五: what stands before 个 is how often the next digit comes.
    private void repeat() {
        int count = open.isEmpty() ? 0 : open.getLast().digit() - '0';
        if (count < 2 || count > 4) {
            end();
            return;
        }
        timesFrom = open.removeLast().from();
        times = count;
    }

    private void end() {
        if (!open.isEmpty()) runs.add(new Run(open, plus(open.getFirst().from())));
        open.clear();
        times = 1;
        tens = false;
        gap = false;
    }

    private boolean plus(int from) {
        String before = text.substring(Math.max(0, from - 6), from).strip().toLowerCase(Locale.ROOT);
        return before.endsWith("+") || before.endsWith("plus") || before.endsWith("＋") || before.endsWith("加");
    }

    private static Map<String, String> words() {
        var words = new HashMap<String, String>();
        String[] units = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
        for (int digit = 0; digit < units.length; digit++) words.put(units[digit], Integer.toString(digit));
        words.putAll(Map.of("oh", "0", "o", "0", "nought", "0", "hundred", "00", "thousand", "000"));
        String[] teens = {"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
        for (int teen = 0; teen < teens.length; teen++) words.put(teens[teen], Integer.toString(10 + teen));
        String[] tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
        for (int ten = 0; ten < tens.length; ten++) words.put(tens[ten], Integer.toString(20 + 10 * ten));
        return Map.copyOf(words);
    }
}
