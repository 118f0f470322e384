package io.callmesh.asr.adaptation;

import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sentences that tell how people speak to an assistant: its phrases and values, made out of their patterns, what its
/// knowledge says, and how callers of any service word things.
///
/// @param values what can be said for the slots that can be foreseen
record Corpus(String language, Map<String, Expression> values) {

    /// How often a pattern is said, and how often the value of a slot alone, a wording of any service and a sentence of the
    /// knowledge, which is not how callers speak.
    private static final int PHRASE = 60, VALUE = 300, CARRIER = 20, PASSAGE = 5;
    private static final long SEED = 5;

    /// The same for the same pack.
    List<List<String>> sentences(Pack pack, List<Expression> phrases) {
        var sampler = new Sampler(values, new Random(SEED));
        var all = new ArrayList<List<String>>();
        phrases.forEach(phrase -> all.addAll(sampler.sentences(phrase, PHRASE)));
        new TreeSet<>(values.keySet()).forEach(slot -> all.addAll(sampler.sentences(new Expression.Value(slot), VALUE)));
        Carriers.in(language, slots(pack), new TreeSet<>(values.keySet())).forEach(carrier -> all.addAll(sampler.sentences(carrier, CARRIER)));
        for (var sentence : knowledge(pack)) for (int i = 0; i < PASSAGE; i++) all.add(sentence);
        return all;
    }

    private static Set<String> slots(Pack pack) {
        return pack.getSlotsList().stream().map(Slot::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<List<String>> knowledge(Pack pack) {
        return pack.getPassagesList().stream()
                .filter(passage -> passage.getLanguage().equals(language))
                .flatMap(passage -> Stream.concat(Stream.of(passage.getTitle()), Arrays.stream(passage.getText().split("[.?!:;\\n]"))))
                .map(Corpus::words)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+"))
                .map(word -> word.replaceAll("^'+|'+$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
