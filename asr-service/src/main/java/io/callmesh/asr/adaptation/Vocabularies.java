package io.callmesh.asr.adaptation;

import io.callmesh.asr.adaptation.Expression.Choice;
import io.callmesh.asr.adaptation.Expression.Sequence;
import io.callmesh.asr.adaptation.Expression.Value;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Slot;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Makes vocabularies from packs.
///
/// A phrase with a word that nobody knows how to pronounce loses the optional part or the choice with that word; when
/// nothing is left, the phrase is left out and counted. So is one with a slot of free text.
///
/// @param language   a BCP 47 tag as packs spell it, e.g. `en`
/// @param dictionary opens the dictionary of the language, in the form [Pronunciations] reads
public record Vocabularies(String language, Supplier<InputStream> dictionary) {

    private static final Expression BEFORE = PatternReader.read("[uh | um | er | hello | hi | well | okay]");
    private static final Expression AFTER = PatternReader.read("[please | thanks | thank you]");

    /// What callers may say at any time: the pack's phrases, the value of any slot, and nods. A telephone number stands alone only
    /// where one is asked for: digits of any length would contest every other number.
    ///
    /// @param hints further phrases, plain text
    public Vocabulary general(Pack pack, List<String> hints) {
        var values = new SlotValues(language).of(pack);
        var phrases = new Phrases(language, values.keySet()).of(pack, hints);
        var nods = Nods.in(language);
        var sound = sound(pack, values, phrases, nods);
        var speakable = Speakable.of(sound.keySet(), values);
        var said = all(phrases, speakable);
        int leftOut = Phrases.count(pack, language) + hints.size() - said.size();
        speakable.values().keySet().stream().filter(slot -> !ofAnyLength(pack, slot)).sorted().map(Value::new).forEach(said::add);
        var ways = framed(said);
        ways.addAll(all(nods, speakable));
        return new Vocabulary(graph(ways, speakable.values()), graph(List.of(), Map.of()), sound, leftOut);
    }

    private static boolean ofAnyLength(Pack pack, String name) {
        return pack.getSlotsList().stream().anyMatch(slot -> slot.getName().equals(name) && slot.getKind() == Slot.Kind.KIND_PHONE);
    }

    /// How callers answer the question for a slot.
    public Vocabulary answers(Pack pack, String slot) {
        var values = new SlotValues(language).asked(pack);
        var answers = new Answers(slot, values);
        values.keySet().retainAll(Set.of(slot));
        var sound = sound(pack, values, answers.sentences(), List.of());
        var speakable = Speakable.of(sound.keySet(), values);
        return new Vocabulary(graph(framed(all(answers.bare(), speakable)), speakable.values()), graph(framed(all(answers.sentences(), speakable)), speakable.values()), sound, 0);
    }

    /// What callers say in words of their own.
    ///
    /// @param hints    further phrases, plain text
    /// @param everyday further words that may be said at any place
    public FreeWords free(Pack pack, List<String> hints, Set<String> everyday) {
        var values = new SlotValues(language).asked(pack);
        var sentences = new Corpus(language, values).sentences(pack, new Phrases(language, values.keySet()).of(pack, hints));
        var wanted = new HashSet<>(everyday);
        sentences.forEach(wanted::addAll);
        wanted.addAll(Vocabulary.HESITATIONS);
        var sounds = new Sounds(language, dictionary).of(pack, wanted);
        var words = sounds.keySet().stream().sorted().toList();
        var numbers = new HashMap<String, Integer>();
        words.forEach(word -> numbers.put(word, numbers.size()));
        var trigrams = new Trigrams(words.size());
        sentences.forEach(sentence -> trigrams.learn(sentence.stream().map(word -> numbers.getOrDefault(word, Trigrams.NONE)).toList()));
        return new FreeWords(words, sounds, trigrams);
    }

    private Map<String, List<List<String>>> sound(Pack pack, Map<String, Expression> values, List<Expression> phrases, List<Expression> nods) {
        var words = new HashSet<String>();
        Speakable.collect(BEFORE, words);
        Speakable.collect(AFTER, words);
        values.values().forEach(value -> Speakable.collect(value, words));
        phrases.forEach(phrase -> Speakable.collect(phrase, words));
        nods.forEach(nod -> Speakable.collect(nod, words));
        return new Sounds(language, dictionary).of(pack, words);
    }

    private static List<Expression> all(List<Expression> expressions, Speakable speakable) {
        return new ArrayList<>(expressions.stream().map(speakable::part).flatMap(Optional::stream).toList());
    }

    private static List<Expression> framed(List<Expression> ways) {
        return new ArrayList<>(ways.isEmpty() ? List.of() : List.of(new Sequence(List.of(BEFORE, new Choice(ways), AFTER))));
    }

    private static WordGraph graph(List<Expression> ways, Map<String, Expression> values) {
        var sketch = new Sketch();
        ways.forEach(way -> new Artist(sketch, values).draw(way, sketch.start(), sketch.end()));
        return WordGraph.of(sketch);
    }
}
