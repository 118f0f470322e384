package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The pieces of a text as they arrive, so that whoever waits for the next one can do something meanwhile. A thread of its
/// own reads the text and ends with it; closing this ends it early and leaves the wording to its owner.
final class Arriving implements AutoCloseable {

    /// A few words; beyond that the text waits.
    private static final int AHEAD = 8;

    private final BlockingQueue<News> news = new ArrayBlockingQueue<>(AHEAD);
    private final Wording wording;
    private final Thread reader;

    sealed interface News {}

    record Came(Piece piece) implements News {}

    /// There will be no more.
    record End(Optional<RuntimeException> failure) implements News {}

    /// Nothing came in time; there may be more.
    record Late() implements News {}

    Arriving(Wording wording) {
        this.wording = wording;
        reader = Thread.ofVirtual().name(Thread.currentThread().getName() + "/text").start(this::read);
    }

    private void read() {
        try {
            var end = new End(Optional.empty());
            try {
                for (var piece = wording.next(); piece.isPresent(); piece = wording.next()) news.put(new Came(piece.get()));
            } catch (RuntimeException failed) {
                end = new End(Optional.of(failed));
            }
            news.put(end);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /// @throws MeshException or whatever else the text failed with
    News next(Duration patience) throws InterruptedException {
        var next = Optional.ofNullable(news.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
        if (next.isPresent() && next.get() instanceof End(var failure) && failure.isPresent()) throw failure.get();
        return next.orElseGet(Late::new);
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
