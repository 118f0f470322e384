package io.callmesh.asr.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final Map<String, Expression> VALUES = Map.of("day", PatternReader.read("(monday | friday)"), "number", new Expression.Digits(2, 3));

    @Test
    void whatIsSaidIsWhatThePatternAllowsAndInTimeAllOfIt() {
        // Given
        var pattern = PatternReader.read("[please] come on {day}");
        var sketch = new Sketch();
        new Artist(sketch, VALUES).draw(pattern, sketch.start(), sketch.end());
        var graph = WordGraph.of(sketch);
        // When
        var said = new HashSet<>(new Sampler(VALUES, new Random(1)).sentences(pattern, 100));
        // Then
        assertThat(said).hasSize(4).allMatch(words -> graph.accepts(String.join(" ", words)));
    }

    @Test
    void numbersHaveAsManyDigitsAsTheyMayHave() {
        assertThat(new Sampler(VALUES, new Random(1)).sentences(new Expression.Value("number"), 50)).allMatch(words -> words.size() == 2 || words.size() == 3);
    }

    @Test
    void silenceIsNoSentence() {
        assertThat(new Sampler(Map.of(), new Random(1)).sentences(PatternReader.read("[please]"), 50)).isNotEmpty().hasSizeLessThan(50);
    }
}
