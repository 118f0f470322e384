package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Words;
import io.callmesh.llm.understand.Pattern.Either;
import io.callmesh.llm.understand.Pattern.Sequence;
import io.callmesh.llm.understand.Pattern.Value;
import io.callmesh.llm.understand.Pattern.Word;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.ArrayList;
import java.util.List;

/// Reads patterns: `[x]` may be left out, `(x | y)` is a choice, `{slot}` is a value, the rest is said as written.
///
/// ```
/// choice   = sequence { "|" sequence }
/// sequence = { words | "{" name "}" | "(" choice ")" | "[" choice "]" }
/// ```
final class PatternParser {

    private static final String MARKS = "[](){}|";
    private static final Sequence NOTHING = new Sequence(List.of());

    private final String text;
    private final Language language;
    private final String field;
    private int at;

    private PatternParser(String text, Language language, String field) {
        this.text = text;
        this.language = language;
        this.field = field;
    }

    /// @param field what faults name, e.g. `pack.intents[order_status]`
    /// @throws MeshException with `BadInput` when brackets do not pair
    static Pattern parse(String text, Language language, String field) {
        var parser = new PatternParser(text, language, field);
        var pattern = parser.choice();
        if (parser.at < text.length()) throw parser.bad("unexpected " + text.charAt(parser.at));
        return pattern;
    }

    private Pattern choice() {
        var choices = new ArrayList<Pattern>();
        choices.add(sequence());
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            choices.add(sequence());
        }
        return choices.size() == 1 ? choices.getFirst() : new Either(List.copyOf(choices));
    }

    private Pattern sequence() {
        var parts = new ArrayList<Pattern>();
        while (at < text.length() && "|])}".indexOf(text.charAt(at)) < 0) part(parts);
        return parts.size() == 1 ? parts.getFirst() : new Sequence(List.copyOf(parts));
    }

    private void part(List<Pattern> parts) {
        switch (text.charAt(at)) {
            case '{' -> parts.add(value());
            case '(' -> parts.add(within(')'));
            case '[' -> parts.add(new Either(List.of(within(']'), NOTHING)));
            default -> words(parts);
        }
    }

    private Pattern within(char close) {
        at++;
        var inside = choice();
        if (at >= text.length() || text.charAt(at) != close) throw bad("lacks a " + close);
        at++;
        return inside;
    }

    private Pattern value() {
        int close = text.indexOf('}', at);
        if (close < 0) throw bad("lacks a }");
        String name = text.substring(at + 1, close).strip();
        if (name.isEmpty()) throw bad("has a {} without a slot");
        at = close + 1;
        return new Value(name);
    }

    private void words(List<Pattern> parts) {
        int from = at;
        while (at < text.length() && MARKS.indexOf(text.charAt(at)) < 0) at++;
        for (var word : Words.of(text.substring(from, at), language)) parts.add(new Word(word));
    }

    private MeshException bad(String problem) {
        return new MeshException(new Fault.BadInput(field, "pattern \"" + text + "\" " + problem));
    }
}
