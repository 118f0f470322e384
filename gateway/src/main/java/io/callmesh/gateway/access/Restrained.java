package io.callmesh.gateway.access;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// An audit that whoever knocks at random cannot fill: refusals of people who are not known pass at so many a minute, and
/// the others are counted. What known people do always passes.
public final class Restrained implements Audit {

    private final Audit audit;
    private final Rate rate;
    private final LongSupplier nanos;
    private final AtomicLong dropped = new AtomicLong();

    /// @param perMinute refusals of strangers
    public Restrained(Audit audit, int perMinute, LongSupplier nanos) {
        this.audit = audit;
        this.nanos = nanos;
        rate = new Rate(perMinute, nanos.getAsLong());
    }

    @Override
    public void write(AuditEvent event) {
        if (!event.tenant().isEmpty() || passes()) audit.write(event);
        else dropped.incrementAndGet();
    }

    /// Events that nobody will see.
    public long dropped() {
        return dropped.get();
    }

    private synchronized boolean passes() {
        if (rate.pause(nanos.getAsLong()).isPositive()) return false;
        rate.take();
        return true;
    }
}
