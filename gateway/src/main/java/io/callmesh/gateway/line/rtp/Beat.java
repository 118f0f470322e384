package io.callmesh.gateway.line.rtp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The time table of one pacing thread: four slots of 5 ms, each of which comes round every 20 ms by the clock, however long
/// those before it took. A slot that is more than 60 ms late leaves out the ticks it missed. [#run] belongs to one thread.
final class Beat {

    static final long FRAME_NANOS = 20_000_000;
    private static final long LATE_NANOS = 60_000_000;
    private static final int SLOTS = 4;

    private final List<List<Paced>> slots = new ArrayList<>();
    private final long[] due = new long[SLOTS];
    private final Consumer<Throwable> onFault;

    /// @param onFault told what one of the paced threw; the others do not notice
    Beat(long now, Consumer<Throwable> onFault) {
        this.onFault = onFault;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new CopyOnWriteArrayList<>());
            due[i] = now + i * FRAME_NANOS / SLOTS;
        }
    }

    int size() {
        return slots.stream().mapToInt(List::size).sum();
    }

    /// Into the emptiest slot. Any thread; one joins at a time.
    void join(Paced paced) {
        var emptiest = slots.getFirst();
        for (var slot : slots) if (slot.size() < emptiest.size()) emptiest = slot;
        emptiest.add(paced);
    }

    boolean leave(Paced paced) {
        return slots.stream().anyMatch(slot -> slot.remove(paced));
    }

    /// Nobody was there meanwhile: what was missed is nobody's.
    void resume(long now) {
        for (int i = 0; i < SLOTS; i++) if (due[i] < now) due[i] += (now - due[i] + FRAME_NANOS - 1) / FRAME_NANOS * FRAME_NANOS;
    }

    /// Tells everybody who is due.
    ///
    /// @return when somebody will be due next
    long run(long now) {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < SLOTS; i++) {
            if (due[i] <= now) tick(i, now);
            next = Math.min(next, due[i]);
        }
        return next;
    }

    private void tick(int slot, long now) {
        long late = now - due[slot];
        int missed = late > LATE_NANOS ? (int) (late / FRAME_NANOS) : 0;
        due[slot] += (missed + 1) * FRAME_NANOS;
        for (var paced : slots.get(slot)) tell(paced, now, missed);
    }

    @SuppressWarnings("IllegalCatch")
    private void tell(Paced paced, long now, int missed) {
        try {
            paced.tick(now, missed);
        } catch (Throwable fault) { // whatever it is, the other calls of this thread must not go silent
            onFault.accept(fault);
        }
    }
}
