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
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/// How long callers wait for an answer: `responseMs` and its stages as the gateway tells them, and the silence as the caller
/// hears it, over warm turns.
///
/// @param turns how many to measure
public record LatencyBench(Gateway gateway, int turns) {

    private record Measured(Latency told, OptionalDouble silenceMs) {}

    /// The clips of one call, in order; those that only lead to the next question are not measured.
    public record Line(Wav words, boolean measured) {}

    /// Measures calls one after another; the first one only warms up.
    ///
    /// @param lines what is said in the next call
    public void measure(String callers, int rateHz, Supplier<List<Line>> lines, Findings findings) throws InterruptedException {
        var measured = new ArrayList<Measured>();
        call(rateHz, lines.get(), new ArrayList<>());
        while (measured.size() < turns) {
            int before = measured.size();
            call(rateHz, lines.get(), measured);
            if (measured.size() == before) break;
        }
        report(callers, measured.subList(0, Math.min(turns, measured.size())), findings);
    }

    private void call(int rateHz, List<Line> lines, List<Measured> measured) throws InterruptedException {
        try (var caller = Caller.call(gateway, new Opening("retail", "en", new Opening.Medium.Voice(rateHz)), _ -> { })) {
            caller.greeting();
            for (var line : lines) {
                var answer = caller.say(line.words());
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
