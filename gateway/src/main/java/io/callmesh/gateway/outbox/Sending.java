package io.callmesh.gateway.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Carries parcels wave by wave: the next goes when all of the last have arrived. One thread, but for the figures.
final class Sending {

    private static final Logger LOG = Logger.getLogger(Sending.class);
    /// Above the producer's own delivery timeout: reached only if it never answers.
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private final Carrier carrier;
    private final long retryNanos;
    private final Consumer<Parcel> arrived;
    private final Consumer<Parcel> deadLetters;
    private final Runnable answered;
    private final AtomicLong refused = new AtomicLong();
    private Optional<Wave> wave = Optional.empty();
    private Batch batch = Batch.NONE;
    private int taken;
    private List<Parcel> again = List.of();
    private long notBefore;
    private boolean troubled;

    /// What waits at the front.
    ///
    /// @param carried told how many of them have arrived
    record Batch(List<Parcel> parcels, boolean fromMemory, IntConsumer carried) {

        static final Batch NONE = new Batch(List.of(), false, _ -> {});
    }

    Sending(Carrier carrier, long retryNanos, Consumer<Parcel> arrived, Consumer<Parcel> deadLetters, Runnable answered) {
        this.carrier = carrier;
        this.retryNanos = retryNanos;
        this.arrived = arrived;
        this.deadLetters = deadLetters;
        this.answered = answered;
    }

    long refused() {
        return refused.get();
    }

    /// Whether what is being carried is in memory only.
    boolean fromMemory() {
        return batch.fromMemory() && taken > 0;
    }

    /// As far as it goes without waiting.
    void step(Supplier<Batch> next) {
        wave.filter(under -> under.over(PATIENCE_NANOS)).ifPresent(this::settle);
        if (wave.isPresent()) return;
        if (again.isEmpty()) begin(next.get());
        else if (System.nanoTime() - notBefore >= 0) send(again);
    }

    private void begin(Batch front) {
        if (front.parcels().isEmpty()) return;
        batch = front;
        send(front.parcels());
        taken = wave.map(Wave::size).orElse(0);
    }

    private void send(List<Parcel> parcels) {
        wave = Optional.of(Wave.send(parcels, carrier, answered));
    }

    private void settle(Wave over) {
        wave = Optional.empty();
        again = over.settle(arrived, this::refuse);
        if (again.isEmpty()) finish();
        else postpone();
    }

    private void finish() {
        batch.carried().accept(taken);
        batch = Batch.NONE;
        taken = 0;
        if (troubled) LOG.info("Kafka takes entries again");
        troubled = false;
    }

    private void postpone() {
        notBefore = System.nanoTime() + retryNanos;
        if (!troubled) LOG.warn("Kafka takes no entries; they wait");
        troubled = true;
    }

    private void refuse(Parcel parcel, Carrier.Refused why) {
        refused.incrementAndGet();
        LOG.warnf("an entry cannot be written to Kafka topic=%s entry=%s reason=%s", parcel.topic(), parcel.id(), why.reason());
        if (!DeadLetter.isOne(parcel)) deadLetters.accept(DeadLetter.of(parcel, why));
    }
}
