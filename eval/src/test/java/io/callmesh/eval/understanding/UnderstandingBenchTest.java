package io.callmesh.eval.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.eval.report.Findings;
import io.callmesh.eval.understanding.Mind.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class UnderstandingBenchTest {

    /// Understands what it is told to understand.
    private static final class Told implements Mind {

        private final Map<String, List<String>> intents;
        private final Map<String, List<Value>> slots;
        private final List<TrainingPack> learned = new ArrayList<>();

        Told(Map<String, List<String>> intents, Map<String, List<Value>> slots) {
            this.intents = intents;
            this.slots = slots;
        }

        @Override
        public String learn(TrainingPack pack) {
            learned.add(pack);
            return pack.name();
        }

        @Override
        public Meant ask(String pack, String language, String text, String expecting) {
            return new Meant(intents.getOrDefault(text, List.of()), slots.getOrDefault(text, List.of()), false, Duration.ofMillis(2));
        }

        @Override
        public void close() {}
    }

    private static Labelled line(String text, String... intents) {
        return new Labelled(text, List.of(intents), List.of(), "", 1);
    }

    private static JsonNode measured(Mind mind, boolean scopeCounts, Labelled... lines) throws IOException, InterruptedException {
        var findings = new Findings("understanding");
        var set = new LabelledSet("set", List.of(lines), scopeCounts);
        new UnderstandingBench(mind, Optional.of("en"), 2, _ -> { }).measure(List.of(new Sets(set, set)), List.of(0.0), findings);
        return new ObjectMapper().readTree(findings.json());
    }

    @Test
    void theBestIntentCountsAndStrangersApart() throws IOException, InterruptedException {
        // Given
        var mind = new Told(Map.of("a", List.of("x", "y"), "b", List.of("y", "x"), "moo", List.of("x")), Map.of());
        // When
        var found = measured(mind, false, line("a", "x"), line("b", "x"), line("c", "x"), line("d", "y"), line("moo", Labelled.OUT_OF_SCOPE), line("boo", Labelled.OUT_OF_SCOPE));
        // Then
        assertThat(found.path("accuracy").asDouble()).isEqualTo(0.25);
        assertThat(found.path("oos_recall").asDouble()).isEqualTo(0.5);
        assertThat(found.path("in_scope").asInt()).isEqualTo(4);
        assertThat(found.path("out_of_scope").asInt()).isEqualTo(2);
        assertThat(found.path("p50_ms").asDouble()).isEqualTo(2);
        assertThat(found.has("slot_f1")).isFalse();
    }

    @Test
    void whereTheScopeIsALabelItCountsAsOne() throws IOException, InterruptedException {
        var found = measured(new Told(Map.of("a", List.of("x")), Map.of()), true, line("a", "x"), line("moo", Labelled.OUT_OF_SCOPE));
        assertThat(found.path("accuracy").asDouble()).isEqualTo(1);
        assertThat(found.path("in_scope").asInt()).isEqualTo(2);
    }

    @Test
    void bothOfTwoIntentsMustBeTold() throws IOException, InterruptedException {
        var found = measured(new Told(Map.of("a", List.of("y", "x"), "b", List.of("x")), Map.of()), false, line("a", "x", "y"), line("b", "x", "y"));
        assertThat(found.path("accuracy").asDouble()).isEqualTo(0.5);
    }

    @Test
    void aSlotCountsWithItsSpan() throws IOException, InterruptedException {
        // Given
        var line = new Labelled("two teas at six", List.of(), List.of(new Value("drink", 4, 8), new Value("time", 12, 15)), "", 1);
        var mind = new Told(Map.of(), Map.of("two teas at six", List.of(new Value("drink", 4, 8), new Value("time", 9, 15))));
        // When
        var found = measured(mind, false, line);
        // Then
        assertThat(found.path("slot_f1").asDouble()).isCloseTo(0.5, Offset.offset(1e-9));
        assertThat(found.has("accuracy")).isFalse();
        assertThat(mind.learned.getFirst().values()).containsEntry("drink", Set.of("teas"));
    }

    @Test
    void linesArePhrasesWithoutTheMarksOfPatterns() throws IOException, InterruptedException {
        var mind = new Told(Map.of(), Map.of());
        measured(mind, false, line("is it [really] {mine}?", "x"));
        assertThat(mind.learned.getFirst().phrases()).containsEntry("x", List.of("is it  really   mine ?"));
    }

    @Test
    void everyFifthGroupIsAsked() {
        // Given
        var lines = IntStream.range(0, 20).mapToObj(i -> new Labelled("line " + i, List.of("x"), List.of(), "", i / 2)).toList();
        // When
        var divided = Sets.divided(new LabelledSet("set", lines, false));
        // Then
        assertThat(divided.test().lines()).extracting(Labelled::group).containsExactly(4, 4, 9, 9);
        assertThat(divided.training().size()).isEqualTo(16);
    }

    @Test
    void misheardWordsSoundAlikeAndAreTheSameEachTime() {
        // Given
        var set = new LabelledSet("set", Stream.of("four cards", "for guards", "pay the bill", "buy the pill").map(text -> line(text, "x")).toList(), false);
        // When
        var misheard = new Misheard(set, 1, 7);
        // Then
        assertThat(misheard.apply("four")).isEqualTo("for");
        assertThat(misheard.apply("pay bill")).isEqualTo("buy pill");
        assertThat(new Misheard(set, 0.5, 7).apply("pay the bill for four cards")).isEqualTo(new Misheard(set, 0.5, 7).apply("pay the bill for four cards"));
        assertThat(new Misheard(set, 0, 7).apply("Pay, the bill!")).isEqualTo("Pay, the bill!");
    }

    @Test
    void misheardCharactersHaveTheSameSyllable() {
        // Given
        var set = new LabelledSet("set", List.of(line("我的订单", "x"), line("定下来", "x")), false);
        // When
        var misheard = new Homophones(set, 1, 7);
        // Then
        assertThat(misheard.apply("订")).isEqualTo("定");
        assertThat(misheard.apply("abc 12")).isEqualTo("abc 12");
        assertThat(misheard.apply("我的订单")).isNotEqualTo("我的订单").hasSize(4).isEqualTo(misheard.apply("我的订单"));
        assertThat(new Homophones(set, 0, 7).apply("我的订单，好")).isEqualTo("我的订单，好");
    }

    @Test
    void aSetHasTheLanguageOfItsScript() {
        assertThat(new LabelledSet("set", List.of(line("我的订单", "x"), line("OK", "x"), line("查订单", "x")), false).language()).isEqualTo("zh");
        assertThat(new LabelledSet("set", List.of(line("my order", "x")), false).language()).isEqualTo("en");
    }
}
