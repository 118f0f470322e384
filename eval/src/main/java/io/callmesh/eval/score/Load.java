package io.callmesh.eval.score;

import io.callmesh.eval.caller.CallEvent.Latency;
import io.callmesh.runtime.measure.Percentiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;

/// What so many simultaneous calls did to the mesh.
///
/// @param turns      answered in time
/// @param failures   turns that were not, and calls that were refused
/// @param cores      by service, how much of a processor it kept busy
/// @param residentMb of all services
record Load(int calls, List<Latency> turns, int failures, Map<String, Double> cores, double residentMb) {

    /// A turn that failed was waited for as long as a caller would at the most.
    static final double FAILED_MS = 30_000;

    private static final Map<String, Function<Latency, OptionalDouble>> STAGES = stages();

    private static Map<String, Function<Latency, OptionalDouble>> stages() {
        var stages = new LinkedHashMap<String, Function<Latency, OptionalDouble>>();
        stages.put("gateway", Latency::endpointMs);
        stages.put("asr", Latency::asrFinalMs);
        stages.put("llm", Latency::llmFirstTokenMs);
        stages.put("tts", Latency::ttsFirstAudioMs);
        return stages;
    }

    Percentiles responses() {
        var waited = new ArrayList<>(told(Latency::responseMs));
        for (int i = 0; i < failures; i++) waited.add(FAILED_MS);
        return Percentiles.of(waited);
    }

    /// @param service whose stage it is: `gateway` (the pause that ends a turn), `asr`, `llm`, `tts`
    double stageMs(String service, int percent) {
        return Percentiles.of(told(Objects.requireNonNull(STAGES.get(service), service))).at(percent);
    }

    /// The service whose stage grew most since, at the 95th percentile.
    String slowerThan(Load light) {
        return STAGES.keySet().stream().reduce((one, other) -> growth(other, light) > growth(one, light) ? other : one).orElseThrow();
    }

    private double growth(String service, Load light) {
        return stageMs(service, 95) - light.stageMs(service, 95);
    }

    private List<Double> told(Function<Latency, OptionalDouble> stage) {
        return turns.stream().map(stage).filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble).toList();
    }
}
