package io.callmesh.asr.adaptation;

import io.callmesh.asr.adaptation.Expression.Choice;
import io.callmesh.asr.adaptation.Expression.Maybe;
import io.callmesh.asr.adaptation.Expression.Said;
import io.callmesh.asr.adaptation.Expression.Sequence;
import io.callmesh.asr.adaptation.Expression.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads the pattern of a phrase: `[x]` may be left out, `(x | y)` is a choice, `{slot}` a value of that slot, all else is
/// said as written.
public final class PatternReader {

    private static final Pattern TOKEN = Pattern.compile("[\\[\\]()|]|\\{[^}]*}|[^\\s\\[\\](){}|]+");

    private final List<String> tokens;
    private int at;

    private PatternReader(String pattern) {
        tokens = TOKEN.matcher(pattern).results().map(found -> found.group()).toList();
    }

    /// @throws IllegalArgumentException saying where brackets do not match; the pattern is the pack's, not a caller's
    public static Expression read(String pattern) {
        var reader = new PatternReader(pattern);
        var read = reader.choice();
        if (reader.at < reader.tokens.size()) throw new IllegalArgumentException("unexpected " + reader.tokens.get(reader.at) + " in: " + pattern);
        return read;
    }

    private Expression choice() {
        var ways = new ArrayList<Expression>(List.of(sequence()));
        while (next("|")) ways.add(sequence());
        return ways.size() == 1 ? ways.getFirst() : new Choice(ways);
    }

    private Expression sequence() {
        var parts = new ArrayList<Expression>();
        while (at < tokens.size() && !"|])".contains(tokens.get(at))) parts.add(part());
        return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
    }

    private Expression part() {
        if (next("[")) return new Maybe(inside("]"));
        if (next("(")) return inside(")");
        var token = tokens.get(at++);
        if (token.startsWith("{")) return new Value(token.substring(1, token.length() - 1).strip());
        return new Said(token.toLowerCase(Locale.ROOT));
    }

    private Expression inside(String end) {
        var inner = choice();
        if (!next(end)) throw new IllegalArgumentException("a " + end + " is missing");
        return inner;
    }

    private boolean next(String token) {
        if (at >= tokens.size() || !tokens.get(at).equals(token)) return false;
        at++;
        return true;
    }
}
