package io.callmesh.gateway.access;

/// Takes audit events and returns at once. Safe for many threads.
@FunctionalInterface
public interface Audit {

    void write(AuditEvent event);

    /// To one and to the other.
    default Audit and(Audit other) {
        return event -> {
            write(event);
            other.write(event);
        };
    }
}
