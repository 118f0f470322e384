package io.callmesh.eval.understanding;

import io.callmesh.eval.understanding.Mind.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a pack's author would write who has these lines: each a phrase of its intents, and the values of each slot.
///
/// @param language BCP 47
/// @param phrases  of each intent, as they were said but for the marks that patterns are made of
/// @param values   of each slot, all that were said
/// @param examples lines with a slot asked for or told, each with its values marked
public record TrainingPack(String name, String language, Map<String, List<String>> phrases, Map<String, Set<String>> values, List<Example> examples) {

    /// @param text  with values marked: `a table for {people: four}`
    /// @param asked the slot that was asked for, or empty
    public record Example(String text, String asked) {}

    private static final String MARKS = "[\\[\\](){}|]";

    static TrainingPack of(LabelledSet set, String language) {
        var phrases = new LinkedHashMap<String, List<String>>();
        var values = new LinkedHashMap<String, Set<String>>();
        var examples = new ArrayList<Example>();
        for (var line : set.lines()) {
            if (set.slots()) examples.add(new Example(marked(line), line.expecting()));
            for (var intent : line.intents()) phrases.computeIfAbsent(intent, _ -> new ArrayList<>()).add(plain(line.text()));
            for (var span : line.slots()) values.computeIfAbsent(span.slot(), _ -> new LinkedHashSet<>()).add(plain(line.value(span)));
        }
        return new TrainingPack(set.name(), language, phrases, values, examples);
    }

    private static String marked(Labelled line) {
        var text = new StringBuilder();
        int done = 0;
        for (var value : line.slots().stream().sorted(Comparator.comparingInt(Value::from)).toList()) {
            if (value.from() < done || value.from() == value.to()) continue;
            text.append(plainly(line.text().substring(done, value.from()))).append('{').append(value.slot()).append(": ").append(plainly(line.value(value))).append('}');
            done = value.to();
        }
        return text.append(plainly(line.text().substring(done))).toString();
    }

    private static String plainly(String text) {
        return text.replaceAll(MARKS, " ");
    }

    private static String plain(String text) {
        return plainly(text).strip();
    }

    int size() {
        return phrases.values().stream().mapToInt(List::size).sum();
    }
}
