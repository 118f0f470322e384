package io.callmesh.eval.understanding;

import java.util.ArrayList;
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
public record TrainingPack(String name, String language, Map<String, List<String>> phrases, Map<String, Set<String>> values) {

    private static final String MARKS = "[\\[\\](){}|]";

    static TrainingPack of(LabelledSet set, String language) {
        var phrases = new LinkedHashMap<String, List<String>>();
        var values = new LinkedHashMap<String, Set<String>>();
        for (var line : set.lines()) {
            for (var intent : line.intents()) phrases.computeIfAbsent(intent, _ -> new ArrayList<>()).add(plain(line.text()));
            for (var span : line.slots()) values.computeIfAbsent(span.slot(), _ -> new LinkedHashSet<>()).add(plain(line.value(span)));
        }
        return new TrainingPack(set.name(), language, phrases, values);
    }

    private static String plain(String text) {
        return text.replaceAll(MARKS, " ").strip();
    }

    int size() {
        return phrases.values().stream().mapToInt(List::size).sum();
    }
}
