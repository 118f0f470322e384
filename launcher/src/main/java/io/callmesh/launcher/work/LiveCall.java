package io.callmesh.launcher.work;

import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// One caller after another who types, to see how long answers take meanwhile.
///
/// @param gateway of the mesh
public record LiveCall(Gateway gateway) {

    private static final List<String> QUESTIONS = List.of("what is your refund policy", "when are you open", "where is my order", "4271", "what is your refund policy");

    /// Milliseconds from a question to the first words of its answer, of all that were asked until the time was over.
    public List<Double> answers(Duration time) throws InterruptedException {
        var watch = new Watch();
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            try (var caller = Caller.call(gateway, new Opening("retail", "en", new Opening.Medium.Typed(0)), watch::event)) {
                caller.greeting();
                for (var question : QUESTIONS) {
                    watch.start();
                    caller.type(question);
                }
                caller.hangUp();
            }
        }
        return List.copyOf(watch.answers);
    }

    private static final class Watch {

        private final List<Double> answers = Collections.synchronizedList(new ArrayList<>());
        private final AtomicLong asked = new AtomicLong();

        void start() {
            asked.set(System.nanoTime());
        }

        void event(CallEvent event) {
            if (!(event instanceof CallEvent.Saying || event instanceof CallEvent.Said)) return;
            long from = asked.getAndSet(0);
            if (from != 0) answers.add((System.nanoTime() - from) / 1e6);
        }
    }
}
