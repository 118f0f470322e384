package io.callmesh.asr.adaptation;

import io.callmesh.asr.adaptation.Expression.Choice;
import io.callmesh.asr.adaptation.Expression.Sequence;
import io.callmesh.proto.pack.v1.Pack;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes vocabularies from packs.
///
/// A phrase with a word that nobody knows how to pronounce loses the optional part or the choice with that word; when
/// nothing is left, the phrase is left out and counted. So is one with a slot of free text.
///
/// @param language   a BCP 47 tag as packs spell it, e.g. `en`
/// @param dictionary opens the dictionary of the language, in the form [Pronunciations] reads
public record Vocabularies(String language, Supplier<InputStream> dictionary) {

    private static final String BEFORE = "[uh | um | er | hello | hi | well | okay]";
    private static final String AFTER = "[please | thanks | thank you]";

    /// @param expecting the slot that was asked for; empty when none was
    /// @param hints     further phrases, plain text
    public Vocabulary of(Pack pack, String expecting, List<String> hints) {
        var values = new SlotValues(language).of(pack);
        var phrases = new Phrases(language, values.keySet()).of(pack, hints);
        var answers = new Answers(expecting, values);
        var sound = sound(pack, values, phrases, answers.sentences());
        var speakable = new Speakable(sound.keySet(), speakable(values, sound));
        var said = all(phrases, speakable);
        int leftOut = Phrases.count(pack, language) + hints.size() - said.size();
        said.addAll(all(answers.sentences(), speakable));
        speakable.values().keySet().stream().sorted().map(Expression.Value::new).forEach(said::add);
        return new Vocabulary(graph(all(answers.bare(), speakable), speakable.values()), graph(said, speakable.values()), sound, leftOut);
    }

    private Map<String, List<List<String>>> sound(Pack pack, Map<String, Expression> values, List<Expression> phrases, List<Expression> answers) {
        var words = new HashSet<String>();
        for (var frame : List.of(BEFORE, AFTER)) Speakable.collect(PatternReader.read(frame), words);
        values.values().forEach(value -> Speakable.collect(value, words));
        phrases.forEach(phrase -> Speakable.collect(phrase, words));
        answers.forEach(answer -> Speakable.collect(answer, words));
        return new Sounds(language, dictionary).of(pack, words);
    }

    private static Map<String, Expression> speakable(Map<String, Expression> values, Map<String, List<List<String>>> sound) {
        var kept = new HashMap<String, Expression>();
        values.forEach((slot, value) -> new Speakable(sound.keySet(), Map.of()).part(value).ifPresent(part -> kept.put(slot, part)));
        return kept;
    }

    private static List<Expression> all(List<Expression> expressions, Speakable speakable) {
        return new ArrayList<>(expressions.stream().map(speakable::part).flatMap(Optional::stream).toList());
    }

    private WordGraph graph(List<Expression> ways, Map<String, Expression> values) {
        var sketch = new Sketch();
        var framed = new Sequence(List.of(PatternReader.read(BEFORE), new Choice(ways), PatternReader.read(AFTER)));
        if (!ways.isEmpty()) new Artist(sketch, values).draw(framed, sketch.start(), sketch.end());
        return WordGraph.of(sketch);
    }
}
