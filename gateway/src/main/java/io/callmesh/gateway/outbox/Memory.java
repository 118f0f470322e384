package io.callmesh.gateway.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What has been given to the outbox and is not on disk: some microseconds' worth, and more while the disk takes nothing. Whoever
/// gives never waits; when it is half full analytics are refused, when it is full everything. Safe for many threads.
final class Memory {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private final int room;
    private boolean news;

    Memory(int room) {
        this.room = room;
    }

    /// @return false when it is not taken
    boolean offer(Parcel parcel) {
        lock.lock();
        try {
            int allowed = parcel.rank() == Parcel.Rank.ANALYTICS ? room / 2 : room;
            if (parcels.size() >= allowed) return false;
            parcels.add(parcel);
            wake();
            return true;
        } finally {
            lock.unlock();
        }
    }

    Optional<Parcel> first() {
        lock.lock();
        try {
            return Optional.ofNullable(parcels.peek());
        } finally {
            lock.unlock();
        }
    }

    List<Parcel> first(int most) {
        lock.lock();
        try {
            return parcels.stream().limit(most).toList();
        } finally {
            lock.unlock();
        }
    }

    void remove(int count) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) parcels.remove();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return parcels.size();
        } finally {
            lock.unlock();
        }
    }

    /// Ends the wait of [#await].
    void wake() {
        lock.lock();
        try {
            news = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is news, so long at most.
    void await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long left = nanos; !news && left > 0;) left = changed.awaitNanos(left);
            news = false;
        } finally {
            lock.unlock();
        }
    }
}
