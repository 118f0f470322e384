package io.callmesh.launcher.work;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.launcher.work.kafka.EndedCalls;
import io.callmesh.runtime.measure.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Measures a mesh in which somebody is on a call, first for themselves, then while other calls end one after another: how late the
/// insights come, and whether the answers do.
///
/// @param live  who is on a call
/// @param ended has calls end
public record InsightsBench(LiveCall live, EndedCalls ended) {

    private static final Duration WARMING = Duration.ofSeconds(10), PATIENCE = Duration.ofSeconds(60);

    public ObjectNode run(int perMinute, Duration time) throws InterruptedException {
        live.answers(WARMING);
        var without = live.answers(time);
        var calls = new FutureTask<>(() -> ended.end(perMinute, time));
        Thread.ofPlatform().daemon().name("ending-calls").start(calls);
        var with = live.answers(time);
        return told(perMinute, time, without, with, ended.outcome(result(calls), PATIENCE));
    }

    private static Map<String, Long> result(FutureTask<Map<String, Long>> calls) throws InterruptedException {
        try {
            return calls.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static ObjectNode told(int perMinute, Duration time, List<Double> without, List<Double> with, EndedCalls.Outcome outcome) {
        var told = JsonNodeFactory.instance.objectNode();
        told.put("calls_per_minute", perMinute).put("seconds", time.toSeconds()).put("ended", outcome.ended()).put("insights", outcome.lags().size()).put("duplicates", outcome.duplicates());
        told.set("lag_ms", percentiles(outcome.lags()));
        told.set("answers_without_ms", percentiles(without));
        told.set("answers_with_ms", percentiles(with));
        return told;
    }

    private static ObjectNode percentiles(List<Double> values) {
        var all = Percentiles.of(values);
        return JsonNodeFactory.instance.objectNode().put("count", values.size()).put("p50", rounded(all.at(50))).put("p95", rounded(all.at(95))).put("max", rounded(all.at(100)));
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
