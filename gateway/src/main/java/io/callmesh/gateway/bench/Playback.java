package io.callmesh.gateway.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/// One reply at the caller's ear: frames are heard one after the other as they come; what is cleared before it was heard
/// never is. Kept apart from the gateway's own account, which it judges. One thread at a time.
final class Playback {

    private final Deque<Long> ends = new ArrayDeque<>();
    private long due = Long.MIN_VALUE, lastWritten;

    /// A frame was written.
    void frame(long at) {
        lastWritten = at;
        due = Math.max(at, due) + Schedule.FRAME.toNanos();
        ends.addLast(due);
    }

    /// What has not been heard is dropped.
    void clear(long at) {
        while (!ends.isEmpty() && ends.getLast() > at) ends.removeLast();
        due = Math.min(due, at);
    }

    int frames() {
        return ends.size();
    }

    long lastWritten() {
        return lastWritten;
    }

    /// Words heard to their end, once all frames are heard or cleared.
    int words() {
        return frames() / Schedule.WORD_FRAMES;
    }
}
