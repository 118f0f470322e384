package io.callmesh.llm.understand;

import io.callmesh.llm.understand.Pattern.Either;
import io.callmesh.llm.understand.Pattern.Sequence;
import io.callmesh.llm.understand.Pattern.Value;
import io.callmesh.llm.understand.Pattern.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/// Sentences that a pattern stands for, a bounded number of them: the fullest first, and every choice at least once as far
/// as there is room.
final class Expansions {

    private static final int MOST = 64;

    private Expansions() {}

    /// All ways to say a pattern without slots, up to 64.
    static List<List<String>> words(Pattern pattern) {
        return all(pattern, slot -> List.of("{" + slot + "}"));
    }

    /// A few sentences that show the pattern.
    ///
    /// @param value the words that stand for a slot
    /// @param most  how many sentences at most
    static List<List<String>> some(Pattern pattern, Function<String, List<String>> value, int most) {
        var every = all(pattern, value);
        if (every.size() <= most) return every;
        var chosen = new LinkedHashSet<List<String>>();
        for (int i = 0; i < most; i++) chosen.add(every.get((int) ((long) i * (every.size() - 1) / (most - 1))));
        return List.copyOf(chosen);
    }

    private static List<List<String>> all(Pattern pattern, Function<String, List<String>> value) {
        return switch (pattern) {
            case Word(var word) -> List.of(List.of(word));
            case Value(var slot) -> List.of(value.apply(slot));
            case Either(var choices) -> either(choices, value);
            case Sequence(var parts) -> sequence(parts, value);
        };
    }

    private static List<List<String>> either(List<Pattern> choices, Function<String, List<String>> value) {
        var sentences = new LinkedHashSet<List<String>>();
        for (var choice : choices) sentences.addAll(all(choice, value));
        return sentences.stream().limit(MOST).toList();
    }

    private static List<List<String>> sequence(List<Pattern> parts, Function<String, List<String>> value) {
        List<List<String>> sentences = List.of(List.of());
        for (var part : parts) sentences = joined(sentences, all(part, value));
        return sentences;
    }

    /// All pairs while there is room; beyond it each side's members take turns, so that none is lost.
    private static List<List<String>> joined(List<List<String>> before, List<List<String>> after) {
        var sentences = new LinkedHashSet<List<String>>();
        boolean room = (long) before.size() * after.size() <= MOST;
        int pairs = room ? before.size() * after.size() : MOST;
        for (int i = 0; i < pairs; i++) {
            var left = before.get(room ? i / after.size() : i % before.size());
            var right = after.get(room ? i % after.size() : (i + i / before.size()) % after.size());
            var both = new ArrayList<>(left);
            both.addAll(right);
            sentences.add(List.copyOf(both));
        }
        return List.copyOf(sentences);
    }
}
