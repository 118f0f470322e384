package io.callmesh.gateway.assistant;

import io.callmesh.proto.pack.v1.Intent;
import io.callmesh.proto.pack.v1.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads intents.LANGUAGE.yaml of all languages. `{any}` is written out once for each slot whose values are not just any words.
final class IntentReader {

    private final Map<String, Slot> slots;
    private final Map<String, List<Phrase>> phrases = new LinkedHashMap<>();

    IntentReader(Map<String, Slot> slots) {
        this.slots = slots;
    }

    List<Intent> intents(PackFolder folder, List<String> languages) {
        for (var language : languages) {
            folder.entries("intents." + language + ".yaml").forEach((intent, list) -> read(intent, language, list));
        }
        return phrases.entrySet().stream().map(all -> Intent.newBuilder().setName(all.getKey()).addAllPhrases(all.getValue()).build()).toList();
    }

    private void read(String intent, String language, Entry list) {
        var all = phrases.computeIfAbsent(intent, _ -> new ArrayList<>());
        for (var item : list.items()) {
            for (var phrase : writtenOut(item.text())) {
                check(item, phrase);
                all.add(Phrase.newBuilder().setLanguage(language).setText(phrase).build());
            }
        }
    }

    private List<String> writtenOut(String phrase) {
        if (!phrase.contains("{any}")) return List.of(phrase);
        return slots.values().stream().filter(slot -> !slot.kind().anyWords()).map(slot -> phrase.replace("{any}", "{" + slot.name() + "}")).toList();
    }

    private void check(Entry item, String phrase) {
        try {
            for (var slot : new PhrasePattern(phrase, _ -> "").slots()) {
                if (!slots.containsKey(slot)) item.problem("{" + slot + "} is no slot; slots are " + slots.keySet());
            }
        } catch (IllegalArgumentException broken) {
            item.problem("the phrase " + broken.getMessage());
        }
    }
}
