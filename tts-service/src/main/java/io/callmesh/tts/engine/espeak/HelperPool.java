package io.callmesh.tts.engine.espeak;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A fixed number of helpers, each started when it is first needed and again when it has died.
final class HelperPool implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// A place for one helper; `taken` by one thread at a time.
    private static final class Place {
        private Optional<HelperProcess> helper = Optional.empty();
    }

    /// Work with a helper.
    interface Work {
        void with(HelperProcess helper) throws IOException, InterruptedException;
    }

    private final HelperProgram program;
    private final List<Place> places = new ArrayList<>();
    private final BlockingQueue<Place> free;
    private volatile boolean closed;

    HelperPool(HelperProgram program) {
        this.program = program;
        for (int i = 0; i < program.processes(); i++) places.add(new Place());
        free = new ArrayBlockingQueue<>(program.processes(), true, places);
    }

    /// Runs `work` with a living helper. A helper on which the work fails is ended; the next use starts a new one.
    ///
    /// @throws MeshException with `Overloaded` when none is free in time, with `Unavailable` when none can be started
    void use(Work work) throws IOException, InterruptedException {
        var place = free.poll(program.patience().toNanos(), TimeUnit.NANOSECONDS);
        if (place == null) throw new MeshException(new Fault.Overloaded("engine espeak", RETRY_AFTER));
        try {
            work.with(living(place));
        } catch (IOException broken) {
            end(place);
            throw broken;
        } finally {
            free.add(place);
        }
    }

    private HelperProcess living(Place place) throws InterruptedException {
        if (place.helper.filter(HelperProcess::alive).isEmpty()) {
            end(place);
            place.helper = Optional.of(start());
        }
        return place.helper.orElseThrow();
    }

    private HelperProcess start() throws InterruptedException {
        if (closed) throw new MeshException(new Fault.Unavailable("engine espeak (shutting down)"));
        try {
            return new HelperProcess(program.start(), program.patience());
        } catch (IOException unusable) {
            throw new MeshException(new Fault.Unavailable("engine espeak (its helper program does not start)"), unusable);
        }
    }

    private static void end(Place place) {
        place.helper.ifPresent(HelperProcess::close);
        place.helper = Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        places.forEach(HelperPool::end);
    }
}
