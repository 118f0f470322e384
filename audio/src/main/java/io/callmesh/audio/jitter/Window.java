package io.callmesh.audio.jitter;

import java.util.Arrays;

/// The packets that wait for their tick, by number, and which of the last 64 were played. Not thread-safe.
///
/// Numbers are sequence numbers that do not wrap around.
final class Window {

    static final int ROOM = 16;

    private final Packet[] held = new Packet[ROOM];
    private long next, played, last = Long.MIN_VALUE;

    /// The number of the next tick.
    long next() {
        return next;
    }

    /// Nearest to the next one. Source: RFC 3550, appendix A.1.
    long number(int sequence) {
        return next + (short) (sequence - (int) next);
    }

    Packet at(long number) {
        return held[slot(number)];
    }

    /// @return false when there is one of that number
    boolean hold(Packet packet, long number) {
        boolean free = at(number) == null;
        if (free) held[slot(number)] = packet;
        return free;
    }

    /// The tick of the next number is over.
    void advance(boolean heard) {
        held[slot(next)] = null;
        played = played << 1 | (heard ? 1 : 0);
        if (heard) last = next;
        next++;
    }

    /// Goes on with a number later than all that were played.
    void to(long number) {
        long further = number - next;
        if (Math.abs(further) >= Long.SIZE) played = 0;
        else played = further < 0 ? played >>> -further : played << further;
        next = number;
    }

    /// Before anything is played, an earlier number may still become the first, if there is room.
    boolean reopen(long number) {
        for (long far = number; far < next; far++) if (at(far) != null) return false;
        next = number;
        return true;
    }

    /// Begins to count anew.
    void restart(int sequence) {
        next = sequence;
        played = 0;
        last = Long.MIN_VALUE;
    }

    /// Drops all that waits.
    ///
    /// @return how many that were
    int clear() {
        int dropped = 0;
        for (var packet : held) if (packet != null) dropped++;
        Arrays.fill(held, null);
        return dropped;
    }

    boolean played(long number) {
        return next - number <= Long.SIZE && (played >>> (next - number - 1) & 1) == 1;
    }

    /// Whether a number is later than all that were played.
    boolean untouched(long number) {
        return number > last;
    }

    private static int slot(long number) {
        return Math.floorMod(number, ROOM);
    }
}
