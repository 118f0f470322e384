package io.callmesh.eval.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.eval.caller.CallEvent.Latency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {

    @Test
    void aFailedTurnCountsAsTheLongestWait() {
        // Given
        var nineteen = IntStream.range(0, 19).mapToObj(_ -> latency(500, 10, 20, 30)).toList();

        // Then
        assertThat(load(nineteen, 0).responses().at(95)).isEqualTo(560);
        assertThat(load(nineteen, 2).responses().at(95)).isEqualTo(Load.FAILED_MS);
    }

    @Test
    void theStageThatGrewMostIsTheBottleneckNotTheLongest() {
        // Given
        var light = load(List.of(latency(500, 10, 20, 30)), 0);
        var heavy = load(List.of(latency(510, 400, 30, 90)), 0);

        // Then
        assertThat(heavy.slowerThan(light)).isEqualTo("asr");
    }

    private static Load load(List<Latency> turns, int failures) {
        return new Load(1, turns, failures, Map.of(), 0);
    }

    private static Latency latency(double pause, double asr, double llm, double tts) {
        return new Latency(1, of(pause), of(asr), of(llm), of(tts), of(pause + asr + llm + tts));
    }

    private static OptionalDouble of(double value) {
        return OptionalDouble.of(value);
    }
}
