package io.callmesh.gateway.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.runtime.measure.Usage;
import java.time.Duration;

/// Measures what turns cost: `./mesh bench turns`. Prints one JSON object.
public final class TurnsBench {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /// Few, so that what many calls need is seen when they come.
    private static final int WARMING = 4;

    private final String rung;
    private final Callers callers;
    private final Usage usage;

    /// @param rung  as the report calls it
    /// @param usage of the process that holds the calls
    public TurnsBench(String rung, Callers callers, Usage usage) {
        this.rung = rung;
        this.callers = callers;
        this.usage = usage;
    }

    /// @param counts of calls, of turns of each, and of turns before them that only warm up
    public static void main(String[] counts) throws InterruptedException {
        Quiet.down();
        int calls = Integer.parseInt(counts[0]);
        var bench = new TurnsBench("a", new InProcess(Math.max(calls, WARMING)), new Usage(ProcessHandle.current()));
        bench.warm(WARMING, Integer.parseInt(counts[2]));
        IO.println(bench.measure(calls, Integer.parseInt(counts[1])));
    }

    /// Holds calls that are not measured, so that the compiler has seen the path.
    public void warm(int calls, int turns) throws InterruptedException {
        if (turns > 0) new Crowd(callers, new Figures()).call(calls, turns, Duration.ZERO);
    }

    /// @param turns of each call
    public ObjectNode measure(int calls, int turns) throws InterruptedException {
        var figures = new Figures();
        var crowd = new Crowd(callers, figures);
        double baseMb = usage.residentMb();
        var before = usage.processor();
        try (var control = new Control(); var memory = new Memory(usage, LOOK_EVERY, () -> { })) {
            crowd.call(calls, turns, Duration.ZERO);
            double cpuMs = usage.processor().minus(before).toNanos() / 1e6;
            var report = report(figures).put("cpu_ms_per_session_sec", cpuMs / crowd.sessionSeconds());
            report.put("rss_mb_base", baseMb).put("rss_mb_per_session", (memory.mostMb() - baseMb) / calls);
            report.put("turns", calls * turns).put("lost_turns", figures.lostOf(calls * turns));
            report.put("control", control.overheads(), 50, 95).put("interruptions", figures.interruptions());
            report.put("asr_final_ms", figures.asrFinals(), 50).put("llm_first_token_ms", figures.firstTokens(), 50)
                    .put("tts_first_audio_ms", figures.firstAudios(), 50);
            return report.put("calls", calls).put("broken_calls", crowd.broken() + crowd.stuck()).put("rung", rung).putLoad().json();
        }
    }

    private static Report report(Figures figures) {
        return new Report().put("overhead_ms", figures.overheads(), 50, 95, 99)
                .put("barge_ms", figures.barges(), 50, 95)
                .put("truncation_words", figures.wordsOff());
    }
}
