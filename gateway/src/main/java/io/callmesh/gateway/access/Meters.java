package io.callmesh.gateway.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Counts what keys, users and tenants use, against their limits. Remembers so many and no more: whoever has done nothing
/// for longest and holds no call is forgotten first. Thread-safe.
public final class Meters {

    /// A call, or a stream that may become one, for as long as it is open.
    public interface Stay extends AutoCloseable {

        @Override
        void close();
    }

    private static final int MOST = 10_000;

    private final Map<String, Meter> meters = new LinkedHashMap<>(16, 0.75f, true);
    private final Limits perTenant;
    private final LongSupplier nanos;
    private final Consumer<Principal> begun;

    /// @param perTenant for each, beside the limits of its keys
    /// @param begun     told of every call that was let in
    public Meters(Limits perTenant, LongSupplier nanos, Consumer<Principal> begun) {
        this.perTenant = perTenant;
        this.nanos = nanos;
        this.begun = begun;
    }

    /// @throws io.callmesh.runtime.MeshException with `LimitReached`
    public void request(Principal principal) {
        long now = nanos.getAsLong();
        meter(principal.account(), principal.limits(), now).request(now);
        meter("tenant:" + principal.tenant(), perTenant, now).request(now);
    }

    /// @throws io.callmesh.runtime.MeshException with `LimitReached`
    public Stay call(Principal principal) {
        long now = nanos.getAsLong();
        var own = meter(principal.account(), principal.limits(), now);
        var tenant = meter("tenant:" + principal.tenant(), perTenant, now);
        own.begin(now);
        try {
            tenant.begin(now);
        } catch (RuntimeException full) {
            own.end();
            throw full;
        }
        begun.accept(principal);
        return new Held(own, tenant);
    }

    /// The meter of that name; a new one when its limits have changed.
    private synchronized Meter meter(String name, Limits limits, long now) {
        var known = meters.get(name);
        if (known != null && known.limits().equals(limits)) return known;
        if (meters.size() >= MOST) forgetOne();
        var fresh = new Meter(limits, now);
        meters.put(name, fresh);
        return fresh;
    }

    private void forgetOne() {
        for (var each = meters.values().iterator(); each.hasNext();) {
            if (!each.next().idle()) continue;
            each.remove();
            return;
        }
    }

    private static final class Held implements Stay {

        private final Meter own, tenant;
        private boolean over;

        Held(Meter own, Meter tenant) {
            this.own = own;
            this.tenant = tenant;
        }

        @Override
        public synchronized void close() {
            if (over) return;
            over = true;
            own.end();
            tenant.end();
        }
    }
}
