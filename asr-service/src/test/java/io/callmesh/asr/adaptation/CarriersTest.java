package io.callmesh.asr.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarriersTest {

    @Test
    void theyAreAboutTheSlotsOfThePack() {
        // Given
        var day = PatternReader.read("friday");
        // When
        var carriers = Carriers.in("en", Set.of("deliveryDay", "message"), Set.of("deliveryDay"));
        // Then
        var said = carriers.stream().flatMap(carrier -> new Sampler(Map.of("deliveryDay", day), new Random(1)).sentences(carrier, 20).stream()).map(words -> String.join(" ", words)).toList();
        assertThat(said).hasSizeGreaterThan(1_000).anyMatch(sentence -> sentence.contains("delivery day")).anyMatch(sentence -> sentence.contains("message")).anyMatch(sentence -> sentence.contains("friday")).noneMatch(sentence -> sentence.matches(".*[{}()|\\[\\]].*"));
    }

    @Test
    void withoutValuesThereAreStillWordings() {
        assertThat(Carriers.in("en", Set.of(), Set.of())).hasSizeGreaterThan(40);
    }

    @Test
    void nobodyHasWrittenAnyDownForOtherLanguages() {
        assertThat(Carriers.in("zh", Set.of("day"), Set.of("day"))).isEqualTo(List.of());
    }
}
