package io.callmesh.launcher.supervise;

import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.time.Duration;

/// Trains the parts, one by one, once the mesh has been up for a while and the machine has little to do.
final class IdleTraining {

    private static final Duration SETTLED = Duration.ofSeconds(90), ASK_AGAIN = Duration.ofSeconds(15);
    /// Load average of the last minute, for each core.
    private static final double IDLE_LOAD = 0.25;

    private final Training training;

    IdleTraining(Training training) {
        this.training = training;
    }

    /// Returns when all are trained or one could not be; an interrupt ends it.
    void run() throws InterruptedException, IOException {
        Thread.sleep(SETTLED);
        for (var part : Part.values()) {
            if (!training.needed(part)) continue;
            while (Load.perCore() > IDLE_LOAD) Thread.sleep(ASK_AGAIN);
            if (!training.run(part)) return;
        }
    }
}
