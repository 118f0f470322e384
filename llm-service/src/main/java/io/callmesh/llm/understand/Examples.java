package io.callmesh.llm.understand;

import io.callmesh.llm.language.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A few sentences for each phrase of a pack, to compare others with. A bare value is no example: it counts when it matches
/// word for word.
final class Examples {

    private static final int A_PHRASE = 4;

    private final List<Example> all = new ArrayList<>();
    private final SlotNames names;

    Examples(List<Grammar.Phrase> phrases, SlotNames names) {
        this.names = names;
        for (var phrase : phrases) {
            for (var words : Expansions.some(phrase.pattern(), SlotNames::mark, A_PHRASE)) add(phrase.intent(), words);
        }
    }

    List<Example> all() {
        return all;
    }

    private void add(String intent, List<String> spoken) {
        var sentence = Politeness.asked(spoken).of(spoken);
        var words = sentence.stream().filter(word -> !SlotNames.marked(word)).toList();
        var slots = new LinkedHashSet<String>();
        sentence.stream().filter(SlotNames::marked).map(SlotNames::slot).forEach(slots::add);
        boolean tells = slots.isEmpty() || words.stream().anyMatch(word -> !Words.FUNCTION.contains(word) && !Correction.word(word));
        boolean amends = !tells && words.stream().anyMatch(Correction::word);
        if (!words.isEmpty() && (tells || amends) && !known(intent, words, slots)) {
            all.add(new Example(intent, words, names.named(sentence), slots, amends, spoken.size(), Likeness.features(words)));
        }
    }

    private boolean known(String intent, List<String> words, Set<String> slots) {
        return all.stream().anyMatch(example -> example.intent().equals(intent) && example.words().equals(words) && (example.amends() || example.slots().equals(slots)));
    }
}
