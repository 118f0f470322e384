package io.callmesh.gateway.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.runtime.measure.Percentiles;
import io.callmesh.runtime.measure.Trend;
import io.callmesh.runtime.measure.Trend.Point;
import io.callmesh.runtime.measure.Usage;
import java.time.Duration;
import java.util.List;

/// Holds scripted calls for a long time and looks for what grows: `./mesh bench soak`. Prints one JSON object.
///
/// Memory is looked at after a collection each time: what the collector has not come to yet is no leak. A queue that grows
/// makes answers later and later, so the trend of the overhead stands for all of them.
public final class SoakBench {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    /// Then the caller hangs up and another one calls.
    private static final int QUESTIONS = 10;

    private final Callers callers;
    private final Usage usage = new Usage(ProcessHandle.current());

    SoakBench(Callers callers) {
        this.callers = callers;
    }

    /// @param arguments how many calls, for how many seconds, and how many of these only warm up
    public static void main(String[] arguments) throws InterruptedException {
        Quiet.down();
        int calls = Integer.parseInt(arguments[0]);
        var bench = new SoakBench(new InProcess(calls));
        IO.println(bench.measure(calls, Duration.ofSeconds(Long.parseLong(arguments[1])), Duration.ofSeconds(Long.parseLong(arguments[2]))));
    }

    ObjectNode measure(int calls, Duration length, Duration warm) throws InterruptedException {
        var figures = new Figures();
        var crowd = new Crowd(callers, figures);
        try (var control = new Control(); var memory = new Memory(usage, LOOK_EVERY, System::gc)) {
            crowd.call(calls, QUESTIONS, length);
            var resident = after(warm, memory.seen());
            var answers = after(warm, figures.answers());
            return new Report().put("rss_mb", Trend.of(resident))
                    .put("rss_mb_first", first(resident)).put("rss_mb_last", last(resident))
                    .put("heap_mb", Trend.of(after(warm, memory.heap())))
                    .put("overhead_ms_trend", Trend.of(answers))
                    .put("overhead_ms", Percentiles.of(answers.stream().map(Point::y).toList()), 50, 95, 99)
                    .put("turns", figures.turnsAsked()).put("lost_turns", figures.lostOf(figures.turnsAsked()))
                    .put("stuck_calls", crowd.stuck()).put("broken_calls", crowd.broken())
                    .put("calls", calls).put("minutes", length.toSeconds() / 60.0)
                    .put("control", control.overheads(), 50, 95).putLoad().json();
        }
    }

    private static List<Point> after(Duration warm, List<Point> points) {
        return points.stream().filter(point -> point.x() >= warm.toSeconds() / 60.0).toList();
    }

    private static double first(List<Point> points) {
        return points.isEmpty() ? 0 : points.getFirst().y();
    }

    private static double last(List<Point> points) {
        return points.isEmpty() ? 0 : points.getLast().y();
    }
}
