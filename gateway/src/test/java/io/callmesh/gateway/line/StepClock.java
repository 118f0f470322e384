package io.callmesh.gateway.line;

/// A clock that goes on when the test says so; whoever waits for it waits until then.
public final class StepClock implements LineClock {

    private long now = 1_000_000_000L;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void sleepUntil(long nanos) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        while (now < nanos) wait();
    }

    public synchronized void pass(long nanos) {
        now += nanos;
        notifyAll();
    }
}
