package io.callmesh.eval.score;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.report.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// How many spoken coffee orders are accepted: every slot right, none too many.
///
/// @param progress told of each call when it is over
public record CoffeeBench(Gateway gateway, Consumer<String> progress) {

    /// An order to be played.
    public record Order(Wav words, Map<String, String> slots) {}

    private record Outcome(boolean accepted, int right, int told, int wanted) {}

    /// @param condition what was done to the recordings, for the table
    public void measure(String condition, int rateHz, List<Order> orders, int atOnce, Findings findings) throws InterruptedException {
        var calls = new ArrayList<Callable<Outcome>>();
        for (var order : orders) calls.add(() -> call(order, rateHz));
        report(condition, Parallel.run(atOnce, calls), findings);
    }

    private Outcome call(Order order, int rateHz) throws InterruptedException {
        try (var caller = Caller.call(gateway, new Opening("coffee", "en", new Opening.Medium.Voice(rateHz)), _ -> { })) {
            caller.greeting();
            var answer = caller.sayAndBeUnderstood(order.words());
            var told = new HashMap<String, String>();
            answer.all(CallEvent.Understood.class).forEach(understood -> told.putAll(understood.slots()));
            caller.hangUp();
            progress.accept("\"" + answer.heard() + "\" -> " + told + (told.equals(order.slots()) ? "" : ", meant " + order.slots()));
            int right = (int) order.slots().entrySet().stream().filter(slot -> slot.getValue().equals(told.get(slot.getKey()))).count();
            return new Outcome(told.equals(order.slots()), right, told.size(), order.slots().size());
        }
    }

    private static void report(String condition, List<Outcome> outcomes, Findings findings) {
        double right = outcomes.stream().mapToInt(Outcome::right).sum();
        int told = outcomes.stream().mapToInt(Outcome::told).sum(), wanted = outcomes.stream().mapToInt(Outcome::wanted).sum();
        findings.row("condition", condition, "orders", outcomes.size(),
                "accepted %", DigitsBench.percent(outcomes.stream().filter(Outcome::accepted).count(), outcomes.size()),
                "slot F1 %", told + wanted == 0 ? 0.0 : 200 * right / (told + wanted));
    }
}
