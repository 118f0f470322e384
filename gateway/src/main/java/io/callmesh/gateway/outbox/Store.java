package io.callmesh.gateway.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The spool as the outbox uses it: trouble with the disk is an answer, not an exception. One thread.
final class Store implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Store.class);
    private static final long SYNC_NANOS = Duration.ofSeconds(1).toNanos();

    private final Slot slot;
    private final Spool spool;
    private boolean troubled;
    private boolean unsynced;
    private long synced = System.nanoTime();

    private Store(Slot slot, Spool spool) {
        this.slot = slot;
        this.spool = spool;
    }

    /// With what this and other processes left behind; empty when there is no folder to write to.
    static Optional<Store> open(Path root, long limitBytes) {
        try {
            var slot = Slot.take(root);
            var store = new Store(slot, Spool.open(slot.folder(), limitBytes));
            store.adopt(root, limitBytes);
            return Optional.of(store);
        } catch (IOException nowhere) {
            LOG.warnf("the outbox has no folder to write to, and keeps what waits in memory only (%s)", nowhere.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private void adopt(Path root, long limitBytes) throws IOException {
        for (var orphan = Slot.orphan(root); orphan.isPresent(); orphan = Slot.orphan(root)) {
            try (var left = orphan.get(); var other = Spool.open(left.folder(), limitBytes)) {
                if (!move(other)) return;
                other.clear();
            }
        }
    }

    private boolean move(Spool other) throws IOException {
        for (var next = other.peek(1); !next.isEmpty(); next = other.peek(1)) {
            if (!spool.add(next.getFirst().content())) return false;
            other.carried(next);
        }
        return true;
    }

    /// @return false when there is no room or the disk does not take it
    boolean add(byte[] record) {
        try {
            boolean added = spool.add(record);
            unsynced |= added;
            return told(added);
        } catch (IOException trouble) {
            return told(false);
        }
    }

    private boolean told(boolean added) {
        if (!added && !troubled) LOG.warn("the outbox's disk takes no more: what comes waits in memory");
        if (added && troubled) LOG.info("the outbox's disk takes entries again");
        troubled = !added;
        return added;
    }

    /// Has the disk hold what was added, once a second at most.
    void sync() {
        if (!unsynced || System.nanoTime() - synced < SYNC_NANOS) return;
        force();
    }

    private void force() {
        try {
            spool.force();
            synced = System.nanoTime();
            unsynced = false;
        } catch (IOException trouble) {
            told(false);
        }
    }

    /// The next to be carried; none when they cannot be read.
    List<Spool.Waiting> peek(int most) {
        try {
            return spool.peek(most);
        } catch (IOException trouble) {
            LOG.warnf("the outbox's disk cannot be read (%s)", trouble.getClass().getSimpleName());
            return List.of();
        }
    }

    void carried(List<Spool.Waiting> records) {
        try {
            spool.carried(records);
        } catch (IOException trouble) {
            // What was carried is carried again after the next start.
            told(false);
        }
    }

    long waiting() {
        return spool.waiting();
    }

    long bytes() {
        return spool.bytes();
    }

    @Override
    public void close() {
        force();
        try (slot; spool) {
            LOG.debugf("outbox closed waiting=%d", spool.waiting());
        } catch (IOException trouble) {
            LOG.warnf("the outbox could not be closed (%s)", trouble.getClass().getSimpleName());
        }
    }
}
