package io.callmesh.gateway.erasure;

import java.time.Duration;
import java.util.Map;

/// For how long what was said on calls can be read, from their beginning.
///
/// @param usual   of tenants that have none of their own
/// @param tenants by tenant
public record Retention(Duration usual, Map<String, Duration> tenants) {

    public Retention {
        tenants = Map.copyOf(tenants);
    }

    public Duration of(String tenant) {
        return tenants.getOrDefault(tenant, usual);
    }

    /// What is wrong with it is said at the start: a call must not lose its key while it lasts.
    ///
    /// @param longest that a call may last
    /// @throws IllegalArgumentException naming the setting
    public Retention beyond(Duration longest) {
        demand("callmesh.retention.calls", usual, longest);
        tenants.forEach((tenant, time) -> demand("callmesh.retention.tenants." + tenant, time, longest));
        return this;
    }

    private static void demand(String setting, Duration time, Duration longest) {
        if (time.compareTo(longest) <= 0) throw new IllegalArgumentException(setting + " is " + time + ": must be longer than the longest call, " + longest);
    }
}
