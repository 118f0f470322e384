package io.callmesh.gateway.outbox;

import io.callmesh.gateway.outbox.Parcel.Rank;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Tells others what happened, whenever they can be told. [#put] takes a parcel and returns at once; a thread of its own writes it to
/// disk and carries it from there, parcels of one key in order, while the carrier comes and goes and over restarts.
///
/// What was taken arrives at least once, and a parcel that arrives twice has the same id. Nobody waits: when the disk is full or
/// broken parcels wait in memory, when that is half full analytics are [shed][#shed], when it is full everything is
/// [dropped][#dropped], both counted.
///
/// ```
/// put ─► memory (bounded) ─► files (bounded) ─► wave (one per key) ─► carrier
///                └──────── when the disk takes nothing ────┘
/// ```
public final class Outbox implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Outbox.class);
    /// How late a sync or a carrier that never answers is seen.
    private static final long ROUND_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration LAST = Duration.ofSeconds(5);

    private final Memory memory;
    private final Optional<Store> store;
    private final Sending sending;
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong shed = new AtomicLong();
    private final AtomicLong onDisk = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;
    private boolean broken;

    /// How much waits where and how long.
    ///
    /// @param folder     of the files; empty: what waits is in memory only, and lost with the process
    /// @param limitBytes of all files
    /// @param room       parcels in memory
    /// @param retry      after a failure
    public record Limits(Optional<Path> folder, long limitBytes, int room, Duration retry) {}

    /// @param arrived told of each parcel that others have, on the outbox's thread
    public Outbox(Limits limits, Carrier carrier, Consumer<Parcel> arrived) {
        memory = new Memory(limits.room());
        store = limits.folder().flatMap(folder -> Store.open(folder, limits.limitBytes()));
        sending = new Sending(carrier, limits.retry().toNanos(), arrived, this::put, memory::wake);
        count();
        thread = Thread.ofPlatform().daemon().name("outbox").start(this::run);
    }

    /// Returns at once.
    ///
    /// @return false when there was no room
    public boolean put(Parcel parcel) {
        if (memory.offer(parcel)) return true;
        (parcel.rank() == Rank.ANALYTICS ? shed : dropped).incrementAndGet();
        return false;
    }

    /// Parcels that others are not known to have.
    public long waiting() {
        return memory.size() + onDisk.get();
    }

    /// Those of them that are on disk.
    public long spilled() {
        return onDisk.get();
    }

    /// What the files take.
    public long bytes() {
        return bytes.get();
    }

    /// Records for which there was no room.
    public long dropped() {
        return dropped.get();
    }

    /// Analytics for which there was no room.
    public long shed() {
        return shed.get();
    }

    /// Parcels that are never taken; dead letters went in their place.
    public long refused() {
        return sending.refused();
    }

    /// Waits so long for others to take what waits. What they have not taken then is on disk for the next start; without a disk it is
    /// lost and counted.
    public void close(Duration farewell) throws InterruptedException {
        long deadline = System.nanoTime() + farewell.toNanos();
        while (waiting() > 0 && System.nanoTime() - deadline < 0) Thread.sleep(20);
        close();
        if (!thread.join(LAST)) thread.interrupt();
        dropped.addAndGet(memory.size());
    }

    @Override
    public void close() {
        closing = true;
        memory.wake();
    }

    private void run() {
        try {
            while (!closing) {
                attempt();
                memory.await(ROUND_NANOS);
            }
            keep();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            store.ifPresent(Store::close);
        }
    }

    /// A defect in one round must not end all that follow: what was not carried is at the front again.
    private void attempt() {
        try {
            round();
            if (broken) LOG.info("the outbox goes on");
            broken = false;
        } catch (RuntimeException defect) {
            if (!broken) LOG.error("a round of the outbox broke off; it is begun again", defect);
            broken = true;
        }
    }

    private void round() {
        keep();
        sending.step(this::next);
        store.ifPresent(Store::sync);
        count();
    }

    /// From memory to disk, in order, as far as it goes. What is being carried straight from memory has to leave it first.
    private void keep() {
        if (store.isEmpty() || sending.fromMemory()) return;
        for (var first = memory.first(); first.isPresent() && store.get().add(ParcelBytes.write(first.get())); first = memory.first()) {
            count();
            memory.remove(1);
        }
    }

    private void count() {
        onDisk.set(store.map(Store::waiting).orElse(0L));
        bytes.set(store.map(Store::bytes).orElse(0L));
    }

    /// The disk holds the older ones.
    private Sending.Batch next() {
        if (store.isPresent() && store.get().waiting() > 0) return fromDisk(store.get());
        return new Sending.Batch(memory.first(Wave.MOST), true, memory::remove);
    }

    private Sending.Batch fromDisk(Store disk) {
        List<Spool.Waiting> waiting = disk.peek(Wave.MOST);
        var parcels = waiting.stream().map(one -> ParcelBytes.readable(one.content())).takeWhile(Optional::isPresent).map(Optional::orElseThrow).toList();
        if (parcels.isEmpty() && !waiting.isEmpty()) passOver(disk, waiting.subList(0, 1));
        return new Sending.Batch(parcels, false, count -> disk.carried(waiting.subList(0, count)));
    }

    /// What is no parcel, whoever wrote it, must not hold up the others.
    private void passOver(Store disk, List<Spool.Waiting> unreadable) {
        LOG.warn("an entry of the outbox's disk cannot be read and is given up");
        dropped.incrementAndGet();
        disk.carried(unreadable);
    }
}
