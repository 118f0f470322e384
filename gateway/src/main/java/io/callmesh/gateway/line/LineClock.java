package io.callmesh.gateway.line;

import java.time.Duration;

/// The clock that sound goes out by. Tests bring their own.
public interface LineClock {

    LineClock SYSTEM = new LineClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleepUntil(long nanos) throws InterruptedException {
            long left = nanos - System.nanoTime();
            if (left > 0) Thread.sleep(Duration.ofNanos(left));
        }
    };

    /// Grows steadily; says nothing about the time of day.
    long nanos();

    void sleepUntil(long nanos) throws InterruptedException;
}
