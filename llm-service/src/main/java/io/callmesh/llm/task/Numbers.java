package io.callmesh.llm.task;

import io.callmesh.llm.language.Cardinal;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Tokenizer;
import java.util.List;
import java.util.Optional;

/// Numbers that were said, in digits: three digits or more that follow each other are one number (`four two seven one` is
/// `4271`), whole numbers from ten on are written (`forty two` is `42`); smaller ones stay words.
final class Numbers {

    private static final int TOGETHER = 3, WRITTEN = 10;

    /// What stands in the text from one code point to another.
    private record Run(String digits, int end) {}

    private Numbers() {}

    static String inDigits(String text, Language language) {
        var tokens = Tokenizer.tokens(text, language);
        var written = new StringBuilder();
        int done = 0;
        for (int at = 0; at < tokens.size();) {
            var run = run(tokens, at, text);
            if (run.isPresent()) {
                written.append(text, place(text, done), place(text, tokens.get(at).from())).append(run.get().digits());
                at = run.get().end();
                done = tokens.get(at - 1).to();
            } else {
                at++;
            }
        }
        return written.append(text.substring(place(text, done))).toString();
    }

    private static Optional<Run> run(List<Token> tokens, int at, String text) {
        if (!spelledOut(tokens.get(at), text)) return Optional.empty();
        var single = digits(tokens, at, text);
        if (single.digits().length() >= TOGETHER) return Optional.of(single);
        return Cardinal.at(tokens, at).filter(number -> number.value() >= WRITTEN).map(number -> new Run(Long.toString(number.value()), number.end()));
    }

    private static Run digits(List<Token> tokens, int at, String text) {
        var digits = new StringBuilder();
        int end = at;
        while (end < tokens.size() && tokens.get(end).digit() && spelledOut(tokens.get(end), text)) digits.append(tokens.get(end++).word());
        boolean unit = end < tokens.size() && tokens.get(end).word().matches("[十百千万]|hundred|thousand|million");
        return unit ? new Run("", at) : new Run(digits.toString(), end);
    }

    private static boolean spelledOut(Token token, String text) {
        return (token.number() || token.word().equals("十")) && !Character.isDigit(text.codePointAt(place(text, token.from())));
    }

    private static int place(String text, int codePoint) {
        return text.offsetByCodePoints(0, codePoint);
    }
}
