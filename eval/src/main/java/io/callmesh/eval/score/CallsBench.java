package io.callmesh.eval.score;

import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.CallEvent.Latency;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.machine.MeshProcesses;
import io.callmesh.eval.report.Findings;
import io.callmesh.eval.score.LatencyBench.Talk;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// How many simultaneous calls a mesh holds while its callers wait for less than a second, 95 times in 100. Callers speak
/// without a pause for thought, so people may be more.
///
/// @param calls    what is said in each of some calls; callers take them by turns
/// @param step     how long each load is held
/// @param progress told of each load
public record CallsBench(Gateway gateway, MeshProcesses mesh, List<Talk> calls, Duration step, Consumer<String> progress) {

    private static final double LIMIT_MS = 1_000;
    private static final int RATE_HZ = 16_000;
    /// Callers of one load begin within this part of the time.
    private static final int BEGINNING = 8;

    /// @param most calls that are tried
    public void measure(int most, Findings findings) throws InterruptedException {
        hold(1, step.dividedBy(2));
        double emptyMb = mesh.residentMb();
        var loads = new TreeMap<Integer, Load>();
        int held = Climb.highest(most, count -> {
            var load = hold(count, step);
            loads.put(count, load);
            progress.accept(told(load));
            return load.responses().at(95) < LIMIT_MS;
        });
        report(held, loads, emptyMb, findings);
    }

    private Load hold(int count, Duration length) throws InterruptedException {
        var turns = Collections.synchronizedList(new ArrayList<Latency>());
        var failures = new AtomicInteger();
        var before = mesh.processorSeconds();
        long begun = System.nanoTime(), until = begun + length.toNanos();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < count; i++) {
            int number = i;
            callers.add(Thread.ofVirtual().name("caller-" + i).start(() -> callAgain(number, until, turns, failures)));
            Thread.sleep(length.dividedBy((long) BEGINNING * count));
        }
        for (var caller : callers) caller.join();
        return new Load(count, List.copyOf(turns), failures.get(), cores(before, (System.nanoTime() - begun) / 1e9), mesh.residentMb());
    }

    private Map<String, Double> cores(Map<String, Double> before, double seconds) {
        var cores = new TreeMap<String, Double>();
        mesh.processorSeconds().forEach((service, after) -> cores.put(service, (after - before.getOrDefault(service, after)) / seconds));
        return cores;
    }

    private void callAgain(int number, long until, List<Latency> turns, AtomicInteger failures) {
        try {
            for (int call = number; System.nanoTime() < until; call++) call(calls.get(call % calls.size()), until, turns, failures);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(Talk talk, long until, List<Latency> turns, AtomicInteger failures) throws InterruptedException {
        try (var caller = Caller.call(gateway, new Opening(talk.assistant(), "en", new Opening.Medium.Voice(RATE_HZ)), _ -> { })) {
            if (!caller.greeting().complete()) failures.incrementAndGet();
            for (var line : talk.lines()) {
                if (System.nanoTime() > until || caller.over()) break;
                take(line.by(caller), turns, failures);
            }
            caller.hangUp();
        } catch (MeshException refused) {
            failures.incrementAndGet();
        }
    }

    private static void take(Answer answer, List<Latency> turns, AtomicInteger failures) {
        var told = answer.last(Latency.class).filter(latency -> latency.responseMs().isPresent());
        if (answer.complete() && told.isPresent()) turns.add(told.get());
        else failures.incrementAndGet();
    }

    private static void report(int held, TreeMap<Integer, Load> loads, double emptyMb, Findings findings) {
        var light = loads.firstEntry().getValue();
        var heavy = loads.higherEntry(held) == null ? loads.lastEntry().getValue() : loads.higherEntry(held).getValue();
        findings.fact("calls", held);
        var best = loads.get(held);
        if (best != null) {
            findings.fact("response_ms", Map.of("p50", best.responses().at(50), "p95", best.responses().at(95)));
            findings.fact("memory_mb_per_call", Math.max(0, best.residentMb() - emptyMb) / held);
        }
        findings.fact("bottleneck", heavy.slowerThan(light));
        for (var load : loads.values()) row(load, findings);
        findings.note("the bottleneck is the service whose stage grew most at the 95th percentile, from 1 call to " + heavy.calls());
        findings.note("callers speak without a pause for thought and share the machine with the mesh");
    }

    private static void row(Load load, Findings findings) {
        findings.row("calls", load.calls(), "turns", load.turns().size(), "failures", load.failures(),
                "response p50 ms", load.responses().at(50), "response p95 ms", load.responses().at(95),
                "pause p95 ms", load.stageMs("gateway", 95), "asr p95 ms", load.stageMs("asr", 95),
                "llm p95 ms", load.stageMs("llm", 95), "tts p95 ms", load.stageMs("tts", 95),
                "busy cores", cores(load), "resident MB", load.residentMb());
    }

    private static String cores(Load load) {
        return String.join(" ", load.cores().entrySet().stream().map(service -> "%s %.2f".formatted(service.getKey(), service.getValue())).toList());
    }

    private static String told(Load load) {
        return "%d calls: %d turns, %d failures, response p95 %.0f ms; %s".formatted(load.calls(), load.turns().size(), load.failures(), load.responses().at(95), cores(load));
    }
}
