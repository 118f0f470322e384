package io.callmesh.eval.score;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.CallEvent.Latency;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.report.Findings;
import io.callmesh.runtime.measure.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/// How long callers wait for an answer: `responseMs` and its stages as the gateway tells them, and the silence as the caller
/// hears it, over warm turns.
///
/// @param turns how many to measure
public record LatencyBench(Gateway gateway, int turns) {

    /// After so many calls in which nothing was answered there is nothing to measure.
    private static final int MOST_FRUITLESS = 3;

    private record Measured(Latency told, OptionalDouble silenceMs) {}

    /// What is done in one call, in order.
    public record Talk(String assistant, List<Line> lines) {

        public Talk {
            lines = List.copyOf(lines);
        }
    }

    /// Something that a caller says or keys; what only leads to the next question is not measured.
    ///
    /// @param words empty when keys are pressed
    public record Line(Optional<Wav> words, String keys, boolean measured) {

        public static Line said(Wav words) {
            return new Line(Optional.of(words), "", true);
        }

        public static Line keyed(String keys) {
            return new Line(Optional.empty(), keys, false);
        }

        Answer by(Caller caller) throws InterruptedException {
            return words.isPresent() ? caller.say(words.get()) : caller.pressEach(keys);
        }

        public Line unmeasured() {
            return new Line(words, keys, false);
        }
    }

    /// Measures calls one after another.
    ///
    /// @param warming how many calls are not measured
    /// @param talks   what is said in the next call
    public void measure(String callers, int rateHz, int warming, Supplier<Talk> talks, Findings findings) throws InterruptedException {
        var measured = new ArrayList<Measured>();
        for (int i = 0; i < warming; i++) call(rateHz, talks.get(), new ArrayList<>());
        for (int fruitless = 0; measured.size() < turns && fruitless < MOST_FRUITLESS; fruitless++) {
            int before = measured.size();
            call(rateHz, talks.get(), measured);
            if (measured.size() > before) fruitless = -1;
        }
        report(callers, measured.subList(0, Math.min(turns, measured.size())), findings);
    }

    private void call(int rateHz, Talk talk, List<Measured> measured) throws InterruptedException {
        try (var caller = Caller.call(gateway, new Opening(talk.assistant(), "en", new Opening.Medium.Voice(rateHz)), _ -> { })) {
            caller.greeting();
            for (var line : talk.lines()) {
                if (caller.over()) break;
                var answer = line.by(caller);
                if (line.measured()) answer.last(Latency.class).filter(told -> told.responseMs().isPresent()).ifPresent(told -> measured.add(measured(told, answer)));
            }
            caller.hangUp();
        }
    }

    private static Measured measured(Latency told, Answer answer) {
        return new Measured(told, answer.silenceMs());
    }

    private static void report(String callers, List<Measured> measured, Findings findings) {
        row(callers, "responseMs", told(measured, Latency::responseMs), findings);
        row(callers, "endpointMs", told(measured, Latency::endpointMs), findings);
        row(callers, "asrFinalMs", told(measured, Latency::asrFinalMs), findings);
        row(callers, "llmFirstTokenMs", told(measured, Latency::llmFirstTokenMs), findings);
        row(callers, "ttsFirstAudioMs", told(measured, Latency::ttsFirstAudioMs), findings);
        row(callers, "silence heard by the caller", present(measured.stream().map(Measured::silenceMs).toList()), findings);
    }

    private static List<Double> told(List<Measured> measured, Function<Latency, OptionalDouble> stage) {
        return present(measured.stream().map(Measured::told).map(stage).toList());
    }

    private static List<Double> present(List<OptionalDouble> values) {
        return values.stream().filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble).toList();
    }

    private static void row(String callers, String stage, List<Double> values, Findings findings) {
        var percentiles = Percentiles.of(values);
        findings.row("callers", callers, "stage", stage, "turns", values.size(), "p50 ms", percentiles.at(50), "p95 ms", percentiles.at(95));
    }
}
