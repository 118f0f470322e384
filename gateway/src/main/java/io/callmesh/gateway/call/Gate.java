package io.callmesh.gateway.call;

import java.util.concurrent.Semaphore;

/// Holds the voice between two frames while it is shut. Shut and open it from one thread.
final class Gate {

    private final Semaphore passage = new Semaphore(1);
    private boolean shut;

    void shut() throws InterruptedException {
        if (shut) return;
        passage.acquire();
        shut = true;
    }

    void open() {
        if (shut) passage.release();
        shut = false;
    }

    /// Waits while the gate is shut.
    void pass() throws InterruptedException {
        passage.acquire();
        passage.release();
    }
}
