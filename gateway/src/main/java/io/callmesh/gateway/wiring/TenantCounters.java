package io.callmesh.gateway.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Calls begun, by tenant. The first [#MOST] tenants have a series each; all others share one, so that tenants cannot fill
/// the memory of whoever keeps the figures.
record TenantCounters(MeterRegistry meters, Set<String> known) {

    static final int MOST = 50;

    TenantCounters(MeterRegistry meters) {
        this(meters, ConcurrentHashMap.newKeySet());
    }

    void begun(String tenant) {
        boolean named = known.contains(tenant) || known.size() < MOST && known.add(tenant);
        meters.counter("callmesh.calls.begun", "tenant", named ? tenant : "(others)").increment();
    }
}
