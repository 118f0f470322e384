package io.callmesh.gateway.assistant;

import io.callmesh.proto.pack.v1.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads examples.LANGUAGE.yaml of all languages: sentences in which values are marked, `a table for {guests: four}`, under the slot that was
/// asked for when they are said, or under `any`.
final class ExampleReader {

    private static final Pattern MARK = Pattern.compile("\\{\\s*([^{}:]+?)\\s*:\\s*[^{}]*\\S\\s*}");
    private static final String ANY = "any";

    private final Map<String, Slot> slots;
    private final List<Example> examples = new ArrayList<>();

    ExampleReader(Map<String, Slot> slots) {
        this.slots = slots;
    }

    List<Example> examples(PackFolder folder, List<String> languages) {
        for (var language : languages) folder.entries("examples." + language + ".yaml").forEach((asked, list) -> read(asked, language, list));
        return examples;
    }

    private void read(String asked, String language, Entry list) {
        if (!asked.equals(ANY) && !slots.containsKey(asked)) list.problem("expected a slot that is asked for, or any; slots are " + slots.keySet());
        for (var item : list.items()) {
            check(item);
            examples.add(Example.newBuilder().setLanguage(language).setText(item.text()).setAsked(asked.equals(ANY) ? "" : asked).build());
        }
    }

    private void check(Entry item) {
        var marks = MARK.matcher(item.text());
        marks.results().map(mark -> mark.group(1)).filter(slot -> !slots.containsKey(slot)).forEach(slot -> item.problem("{" + slot + "} is no slot; slots are " + slots.keySet()));
        if (marks.replaceAll("").matches(".*[{}].*")) item.problem("expected values marked as {slot: words}");
    }
}
