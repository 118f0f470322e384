package io.callmesh.asr.adaptation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Says at random what expressions allow, as callers who know them might; each way of a choice as often as the others.
///
/// @param values what can be said for each slot; of others nothing is said
record Sampler(Map<String, Expression> values, RandomGenerator random) {

    /// @return the words of some sentences; those that turned out to be silence are left out
    List<List<String>> sentences(Expression expression, int count) {
        List<List<String>> said = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var words = new ArrayList<String>();
            say(expression, words);
            if (!words.isEmpty()) said.add(words);
        }
        return said;
    }

    private void say(Expression expression, List<String> words) {
        switch (expression) {
            case Expression.Said(var word) -> words.add(word);
            case Expression.Sequence(var parts) -> parts.forEach(part -> say(part, words));
            case Expression.Choice(var ways) -> say(ways.get(random.nextInt(ways.size())), words);
            case Expression.Maybe(var part) -> {
                if (random.nextBoolean()) say(part, words);
            }
            case Expression.Value(var slot) -> {
                if (values.containsKey(slot)) say(values.get(slot), words);
            }
            case Expression.Digits(int fewest, int most) -> digits(fewest + random.nextInt(most - fewest + 1), words);
        }
    }

    private void digits(int count, List<String> words) {
        for (int i = 0; i < count; i++) words.add(Numerals.DIGITS.get(random.nextInt(Numerals.DIGITS.size())));
    }
}
