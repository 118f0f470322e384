package io.callmesh.eval.caller;

import io.callmesh.runtime.MeshException;

/// Tells the gateway how much of the agent's voice the caller has heard: every 100 ms while it is played, when all of it has
/// been, and at once when the rest was dropped. A caller for whom [#tick] is never called tells nothing. Safe for two threads.
final class Progress {

    private static final int TELLS_PER_SECOND = 10;

    private final Connection line;
    private final Recording recording;
    private final int step;
    private long told;

    Progress(Connection line, Recording recording, int rateHz) {
        this.line = line;
        this.recording = recording;
        step = rateHz / TELLS_PER_SECOND;
    }

    /// To be called often.
    synchronized void tick() throws InterruptedException {
        var played = recording.played();
        boolean due = played.all() || played.samples() - told >= step;
        if (due && played.samples() != told) tell(played);
    }

    /// The gateway wants what is not played to be dropped.
    synchronized void clear() throws InterruptedException {
        recording.clear();
        if (told > 0) tell(recording.played());
    }

    private void tell(Recording.Played played) throws InterruptedException {
        told = played.samples();
        try {
            line.played(played.samples(), played.clears());
        } catch (MeshException gone) {
            // The gateway hung up first; the ear learns of it.
        }
    }
}
