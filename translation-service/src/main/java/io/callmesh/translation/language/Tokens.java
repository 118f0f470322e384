package io.callmesh.translation.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A text as the words that matter when texts are compared: lower case, no punctuation, no accents, contractions written
/// out, a Chinese character each by itself, a number or an ISO date in one piece, and the signs of money.
public final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d+(?:[.,]\\d+)*|[$€£¥]|\\p{IsHan}|[\\p{L}\\p{M}&&[^\\p{IsHan}]]+(?:'[\\p{L}]+)?");
    private static final Pattern ACCENT = Pattern.compile("[\\u0300-\\u036f]");

    /// The ends of English contractions, and what they stand for most of the time.
    private static final Map<String, String> ENDS = Map.of("'s", "is", "'re", "are", "'m", "am", "'d", "would", "'ll", "will", "'ve", "have");

    private Tokens() {}

    public static List<String> of(String text, String language) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(folded(text));
        while (matcher.find()) add(matcher.group(), language, tokens);
        return List.copyOf(tokens);
    }

    private static String folded(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('’', '\'');
        return Normalizer.normalize(ACCENT.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll(""), Normalizer.Form.NFC);
    }

    private static void add(String token, String language, List<String> tokens) {
        int apostrophe = token.indexOf('\'');
        if (apostrophe < 0 || !language.equals("en")) tokens.add(token);
        else expand(token, apostrophe, tokens);
    }

    private static void expand(String token, int apostrophe, List<String> tokens) {
        if (token.endsWith("n't")) {
            var verb = token.substring(0, token.length() - 3);
            tokens.add(verb.equals("ca") ? "can" : verb.equals("wo") ? "will" : verb);
            tokens.add("not");
            return;
        }
        var end = ENDS.get(token.substring(apostrophe));
        tokens.add(end == null ? token : token.substring(0, apostrophe));
        if (end != null) tokens.add(end);
    }
}
