package io.callmesh.asr.recognize;

import io.callmesh.asr.engine.Heard;
import io.callmesh.audio.Frame;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.fallback.Fallback;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets callers in, as many as there is room for, and gives each one an ear. Safe for many threads.
public final class Recognition {

    private static final Duration RETRY = Duration.ofSeconds(2), LOADING = Duration.ofSeconds(2);

    private final Engines engines;
    private final Fallback fallback;
    private final Semaphore room;
    private final int streams;
    private final Duration patience;

    /// @param fallback who is asked when an engine fails
    /// @param streams  how many are let in at once
    /// @param patience how long the next one waits for one to leave
    public Recognition(Engines engines, Fallback fallback, int streams, Duration patience) {
        this.engines = engines;
        this.fallback = fallback;
        this.room = new Semaphore(streams);
        this.streams = streams;
        this.patience = patience;
    }

    /// For how many there is room now.
    public int room() {
        return room.availablePermits();
    }

    /// How many are listened to now.
    public int listening() {
        return streams - room.availablePermits();
    }

    public Engines engines() {
        return engines;
    }

    /// Waits for room, then for the engine; whoever has to wait is told so first.
    ///
    /// @throws MeshException with `Overloaded` when nobody left in time, `TimedOut` when the turn had no time to wait, `NotFound` when no engine hears the language
    public Listening open(Setup setup, Sink<Told> told) throws InterruptedException {
        var order = engines.order(setup.task().language(), setup.engine());
        enter(told);
        try {
            if (!order.getFirst().engine().ready(setup.task())) told.put(new Told.Waiting(LOADING));
            return new Listening(new Relay(order, fallback, setup.task()), setup, told, room::release);
        } catch (InterruptedException | RuntimeException failed) {
            room.release();
            throw failed;
        }
    }

    private void enter(Sink<Told> told) throws InterruptedException {
        if (room.tryAcquire()) return;
        told.put(new Told.Waiting(patience));
        var budget = TurnBudget.current();
        if (room.tryAcquire(budget.atMost(patience).toMillis(), TimeUnit.MILLISECONDS)) return;
        throw budget.spent() ? budget.timedOut("waiting for a recognizer") : new MeshException(new Fault.Overloaded("asr", RETRY));
    }

    /// One whole utterance.
    public Told.Final recognize(Setup setup, short[] samples) throws InterruptedException {
        var last = new Told.Final[] {new Told.Final(Heard.NOTHING, 0, Duration.ZERO, "")};
        try (var listening = open(setup, told -> {
            if (told instanceof Told.Final result) last[0] = result;
        })) {
            listening.hear(new Frame(samples, setup.task().rateHz(), 0));
            listening.finish(0);
        }
        return last[0];
    }
}
