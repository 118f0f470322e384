package io.callmesh.gateway.kafka;

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

/// What waits for a Kafka topic. [#write] puts the entry into a queue and returns; one virtual thread sends the entries
/// one by one, each after the last is acknowledged, so their order is kept while Kafka comes and goes.
///
/// When the queue is full the new entry is dropped and counted.
///
/// @param <E> what is written
public final class TopicQueue<E> {

    private static final Logger LOG = Logger.getLogger(TopicQueue.class);

    /// Above the producer's own delivery timeout: reached only if the producer never answers.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<E> waiting;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final String name;
    private final Emitter<String> topic;
    private final Form<E> form;
    private final Duration retry;
    private final Thread sender;

    /// How an entry looks on the topic.
    ///
    /// @param <E> what is written
    public interface Form<E> {

        Message<String> message(E entry);

        /// What logs call it; nothing that anybody said.
        String label(E entry);
    }

    /// @param name  for logs and threads
    /// @param room  entries that wait at most
    /// @param retry how long to wait after a failure
    public TopicQueue(String name, Emitter<String> topic, Form<E> form, int room, Duration retry) {
        this.name = name;
        this.topic = topic;
        this.form = form;
        this.retry = retry;
        waiting = new ArrayBlockingQueue<>(room);
        sender = Thread.ofVirtual().name(name + "/sender").start(this::sendAll);
    }

    public void write(E entry) {
        pending.incrementAndGet();
        if (waiting.offer(entry)) return;
        pending.decrementAndGet();
        if (dropped.getAndIncrement() == 0) LOG.warnf("the queue to Kafka is full: entries are being dropped queue=%s", name);
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

    private void send(E entry) throws InterruptedException {
        for (boolean troubled = false; !sent(entry, troubled); troubled = true) Thread.sleep(retry);
    }

    /// @return false when it has to be tried again
    private boolean sent(E entry, boolean troubled) throws InterruptedException {
        try {
            acknowledged(form.message(entry)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (troubled) LOG.infof("Kafka takes entries again queue=%s", name);
            return true;
        } catch (TimeoutException | ExecutionException | IllegalStateException failure) {
            if (hopeless(Objects.requireNonNullElse(failure.getCause(), failure))) return drop(entry);
            if (!troubled) LOG.warnf("Kafka takes no entries; they wait queue=%s (%s)", name, failure.getClass().getSimpleName());
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

    private boolean drop(E entry) {
        dropped.incrementAndGet();
        LOG.warnf("an entry cannot be written to Kafka queue=%s entry=%s", name, form.label(entry));
        return true;
    }
}
