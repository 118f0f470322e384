package io.callmesh.asr.recognize;

import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Hearing;
import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.runtime.fallback.Candidate;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.fallback.Fallback.Asking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One voice, listened to by the first engine that can. What an engine breaks off is heard again, from the beginning of the
/// utterance, by the next one; each utterance begins with the first again. For one thread.
///
/// A partial result is no promise, so an engine may still be replaced after one.
final class Relay implements AutoCloseable {

    private final List<Candidate<Recognizer>> order;
    private final Fallback fallback;
    private final Task task;
    private final Map<String, Hearing> open = new HashMap<>();
    private final List<Frame> utterance = new ArrayList<>();
    private Candidate<Recognizer> at;
    private boolean begun;

    /// @throws io.callmesh.runtime.MeshException when no engine can listen now
    Relay(List<Candidate<Recognizer>> order, Fallback fallback, Task task) throws InterruptedException {
        this.order = order;
        this.fallback = fallback;
        this.task = task;
        at = fallback.begin(order, this::opened, () -> true).by();
    }

    /// Who listens now.
    String engine() {
        return at.name();
    }

    void hear(Frame frame) throws InterruptedException {
        if (!begun) at = fallback.begin(order, this::opened, () -> true).by();
        begun = true;
        ask(hearing -> {
            hearing.hear(frame);
            return frame;
        });
        if (order.size() > 1) utterance.add(frame);
    }

    Optional<Heard.Partial> partial() throws InterruptedException {
        return ask(Hearing::partial);
    }

    Heard finish() throws InterruptedException {
        var heard = ask(Hearing::finish);
        fallback.answered(order, at);
        end();
        return heard;
    }

    void discard() {
        var hearing = open.get(at.name());
        if (hearing != null) hearing.discard();
        end();
    }

    private void end() {
        utterance.clear();
        begun = false;
    }

    private <T> T ask(Asking<Hearing, T> asking) throws InterruptedException {
        try {
            return asking.ask(opened(at.engine()));
        } catch (RuntimeException failure) {
            drop(at);
            var others = order.subList(order.indexOf(at) + 1, order.size());
            if (!fallback.failed(at.name(), failure) || others.isEmpty()) throw failure;
            var served = fallback.begin(others, engine -> asking.ask(caughtUp(engine)), () -> true);
            at = served.by();
            return served.answer();
        }
    }

    /// Has heard all of the utterance that the engine before it has.
    private Hearing caughtUp(Recognizer engine) throws InterruptedException {
        var hearing = opened(engine);
        hearing.discard();
        for (var frame : utterance) hearing.hear(frame);
        return hearing;
    }

    private Hearing opened(Recognizer engine) throws InterruptedException {
        var already = open.get(engine.name());
        if (already != null) return already;
        var hearing = engine.open(task);
        open.put(engine.name(), hearing);
        return hearing;
    }

    private void drop(Candidate<Recognizer> broken) {
        var hearing = open.remove(broken.name());
        if (hearing != null) hearing.close();
    }

    @Override
    public void close() {
        open.values().forEach(Hearing::close);
    }
}
