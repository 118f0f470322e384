package io.callmesh.gateway.call;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.gateway.speak.Speech.Sound;
import io.callmesh.runtime.CallScope;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/// Sounds on the line while no reply does: what a person says or types, and words of comfort. A thread of its own plays them
/// one after the other.
final class Aside implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Aside.class);

    /// A second of sound; who waits longer to be heard is talking past the other.
    private static final int ROOM = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BlockingQueue<Piece> waiting = new ArrayBlockingQueue<>(ROOM);
    private final Line line;
    private final Voicing voicing;
    private final Thread thread;

    private sealed interface Piece {

        record Heard(Frame frame) implements Piece {}

        record Worded(Clause clause) implements Piece {}
    }

    /// How a clause gets its voice.
    interface Voicing {
        Speech open(Clause clause) throws InterruptedException;
    }

    Aside(Line line, Voicing voicing, CallScope scope) {
        this.line = line;
        this.voicing = voicing;
        thread = scope.fork("aside", this::run);
    }

    /// When too much waits, the sound that waits is old, and is dropped.
    void sound(Frame frame) {
        if (waiting.offer(new Piece.Heard(frame))) return;
        waiting.removeIf(Piece.Heard.class::isInstance);
        var _ = waiting.offer(new Piece.Heard(frame));
    }

    /// Nothing when there is too much to say already.
    void say(Clause clause) {
        if (!clause.speakable() || !line.opening().speaks()) return;
        var _ = waiting.offer(new Piece.Worded(clause));
    }

    private void run() throws Exception {
        while (true) {
            switch (waiting.take()) {
                case Piece.Heard(var frame) -> line.play(frame);
                case Piece.Worded(var clause) -> speak(clause);
            }
        }
    }

    private void speak(Clause clause) throws Exception {
        try {
            Budgeted.work(TurnBudget.of(PATIENCE), () -> voiced(clause)).run();
        } catch (MeshException voiceless) {
            LOG.warnf("no voice for what is said beside the dialogue fault=%s", voiceless.fault());
        }
    }

    private void voiced(Clause clause) throws InterruptedException {
        try (var speech = voicing.open(clause)) {
            speech.say(0, clause);
            speech.finish();
            for (var sound = speech.next(PATIENCE); !(sound instanceof Sound.End); sound = speech.next(PATIENCE)) {
                if (sound instanceof Sound.Audio(_, var frame)) line.play(frame);
            }
        }
    }

    /// What has not been heard is not heard any more.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
        line.hush();
    }
}
