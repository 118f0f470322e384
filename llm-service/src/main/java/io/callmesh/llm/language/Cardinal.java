package io.callmesh.llm.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole number as it is said, English or Chinese, below a hundred million.
///
/// @param value what it is
/// @param end   the token after its last one
public record Cardinal(long value, int end) {

    private static final Map<String, Long> UNITS = Map.of("hundred", 100L, "thousand", 1_000L, "million", 1_000_000L,
            "十", 10L, "百", 100L, "千", 1_000L, "万", 10_000L);
    private static final int DIGITS = 9;

    /// The longest number that begins at a token.
    public static Optional<Cardinal> at(List<Token> tokens, int at) {
        if (at >= tokens.size()) return Optional.empty();
        var written = written(tokens, at);
        return written.isPresent() ? written : said(tokens, at);
    }

    /// Digits written together: `105` is three tokens without a gap.
    private static Optional<Cardinal> written(List<Token> tokens, int at) {
        var digits = new StringBuilder();
        int end = at;
        while (end < tokens.size() && tokens.get(end).digit() && digits.length() < DIGITS && (end == at || tokens.get(end).from() == tokens.get(end - 1).to())) {
            digits.append(tokens.get(end++).word());
        }
        return digits.length() < 2 ? Optional.empty() : Optional.of(new Cardinal(Long.parseLong(digits.toString()), end));
    }

    private static Optional<Cardinal> said(List<Token> tokens, int at) {
        long total = 0, section = 0, number = -1;
        int end = at, i = at;
        for (; i < tokens.size(); i++) {
            String word = tokens.get(i).word();
            if (word.equals("and") && i > at && i + 1 < tokens.size() && tokens.get(i + 1).number() && section + total > 0) continue;
            if (tokens.get(i).number()) {
                long value = Long.parseLong(word);
                if (number > 0 && !(number >= 20 && number % 10 == 0 && value > 0 && value < 10)) break;
                number = Math.max(number, 0) + value;
            } else if (UNITS.containsKey(word) && (number >= 0 || word.equals("十") || section > 0)) {
                long unit = UNITS.get(word);
                if (unit < 1_000 || word.equals("千")) {
                    section += Math.max(number, 1) * unit;
                } else {
                    total += Math.max(section + Math.max(number, 0), 1) * unit;
                    section = 0;
                }
                number = -1;
            } else {
                break;
            }
            end = i + 1;
        }
        return end == at ? Optional.empty() : Optional.of(new Cardinal(total + section + Math.max(number, 0), end));
    }
}
