package io.callmesh.llm.value;

import io.callmesh.llm.language.Cardinal;
import io.callmesh.llm.language.Token;
import java.util.List;
import java.util.Optional;

/// Words at places of a text; beyond its ends there are none.
record Said(List<Token> tokens) {

    /// @param digits as they were written or said, without separators
    record Number(String digits, int end) {

        int value() {
            return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        }
    }

    String word(int at) {
        return at < 0 || at >= tokens.size() ? "" : tokens.get(at).word();
    }

    boolean is(int at, String... words) {
        return List.of(words).contains(word(at));
    }

    /// Whether the words from a token on are these.
    boolean all(int at, String... words) {
        for (int i = 0; i < words.length; i++) if (!word(at + i).equals(words[i])) return false;
        return true;
    }

    String before(int at) {
        return at < 0 || at >= tokens.size() ? "" : tokens.get(at).before();
    }

    String after(int at) {
        return at < 0 || at >= tokens.size() ? "" : tokens.get(at).after();
    }

    /// Whether one mark alone stands between a token and the one before it.
    boolean joined(int at, String mark) {
        return at > 0 && at < tokens.size() && before(at).equals(mark) && after(at - 1).equals(mark) && tokens.get(at).from() == tokens.get(at - 1).to() + 1;
    }

    /// A whole number, written or said: the longer of what is written together and what is said as one.
    Optional<Number> number(int at) {
        var written = written(at);
        var said = Cardinal.at(tokens, at);
        if (said.isPresent() && (written.isEmpty() || said.get().end() > written.get().end())) return Optional.of(new Number(Long.toString(said.get().value()), said.get().end()));
        return written;
    }

    /// Digits written together, leading zeros and all: `05`, `2018`.
    Optional<Number> written(int at) {
        if (at < 0 || at >= tokens.size() || !tokens.get(at).number()) return Optional.empty();
        var digits = new StringBuilder(word(at));
        int end = at + 1;
        while (end < tokens.size() && tokens.get(end).number() && together(end)) {
            if (tokens.get(end).from() == tokens.get(end - 1).from()) digits.replace(digits.length() - 1, digits.length(), word(end));
            else digits.append(word(end));
            end++;
        }
        return Optional.of(new Number(digits.toString(), end));
    }

    /// Figures in groups, as telephone numbers are written: `20 7946 0958`. What was said in words is none.
    Optional<Number> figures(int at) {
        var digits = new StringBuilder();
        int end = at;
        for (var group = written(end); group.isPresent(); group = written(end)) {
            int length = tokens.get(group.get().end() - 1).to() - tokens.get(end).from();
            if (length != group.get().digits().length()) break;
            digits.append(group.get().digits());
            end = group.get().end();
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(new Number(digits.toString(), end));
    }

    /// Whether a token follows the one before it without a gap; both parts of `42` stand in the same place.
    boolean together(int at) {
        var token = tokens.get(at);
        var last = tokens.get(at - 1);
        return token.from() == last.to() || token.from() == last.from();
    }
}
