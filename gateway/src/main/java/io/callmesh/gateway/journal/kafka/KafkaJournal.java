package io.callmesh.gateway.journal.kafka;

import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// The journal on a Kafka topic. [#write] puts the entry into a queue and returns; one virtual thread sends the entries
/// one by one, each after the last is acknowledged, so their order is kept while Kafka comes and goes.
///
/// When the queue is full the new entry is dropped and counted: the gap shows in the call's sequence numbers.
public final class KafkaJournal implements Journal {

    private static final Logger LOG = Logger.getLogger(KafkaJournal.class);

    /// Above the producer's own delivery timeout: reached only if the producer never answers.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<JournalEntry> waiting;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final Emitter<String> topic;
    private final Duration retry;
    private final Thread sender;

    /// @param room  entries that wait at most; 10 000 are some ten minutes of a hundred calls
    /// @param retry how long to wait after a failure
    public KafkaJournal(Emitter<String> topic, int room, Duration retry) {
        this.topic = topic;
        this.retry = retry;
        waiting = new ArrayBlockingQueue<>(room);
        sender = Thread.ofVirtual().name("journal/sender").start(this::sendAll);
    }

    @Override
    public void write(JournalEntry entry) {
        pending.incrementAndGet();
        if (waiting.offer(entry)) return;
        pending.decrementAndGet();
        if (dropped.getAndIncrement() == 0) LOG.warn("the journal's queue is full: entries are being dropped");
    }

    /// Entries not yet acknowledged.
    public int waiting() {
        return pending.get();
    }

    /// Entries that will never be written.
    public long dropped() {
        return dropped.get();
    }

    /// Waits so long for the queue to empty, then ends the thread; what is left is lost and counted.
    public void close(Duration farewell) throws InterruptedException {
        long deadline = System.nanoTime() + farewell.toNanos();
        while (waiting() > 0 && System.nanoTime() - deadline < 0) Thread.sleep(20);
        sender.interrupt();
        dropped.addAndGet(waiting());
    }

    private void sendAll() {
        try {
            while (true) {
                send(waiting.take());
                pending.decrementAndGet();
            }
        } catch (InterruptedException closed) {
            // Nobody is left to tell.
        }
    }

    private void send(JournalEntry entry) throws InterruptedException {
        for (boolean troubled = false; !sent(entry, troubled); troubled = true) Thread.sleep(retry);
    }

    /// @return false when it has to be tried again
    private boolean sent(JournalEntry entry, boolean troubled) throws InterruptedException {
        try {
            acknowledged(EntryEvent.of(entry)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (troubled) LOG.info("Kafka takes the journal again");
            return true;
        } catch (TimeoutException | ExecutionException | IllegalStateException failure) {
            if (hopeless(Objects.requireNonNullElse(failure.getCause(), failure))) return drop(entry);
            if (!troubled) LOG.warnf("Kafka does not take the journal; entries wait (%s)", failure.getClass().getSimpleName());
            return false;
        }
    }

    private CompletableFuture<Void> acknowledged(Message<String> event) {
        var done = new CompletableFuture<Void>();
        topic.send(event.withAck(() -> {
            done.complete(null);
            return CompletableFuture.completedFuture(null);
        }).withNack(failure -> {
            done.completeExceptionally(failure);
            return CompletableFuture.completedFuture(null);
        }));
        return done;
    }

    private static boolean hopeless(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof SerializationException;
    }

    private boolean drop(JournalEntry entry) {
        dropped.incrementAndGet();
        LOG.warnf("entry %d of call %s cannot be written to Kafka", entry.sequence(), entry.callId());
        return true;
    }
}
