package io.callmesh.runtime.telemetry;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.fallback.Ledger;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts which engine served and which failed: `callmesh.engine.served{service,engine,first}` and
/// `callmesh.engine.failed{service,engine,fault}`.
public record EngineMeters(MeterRegistry meters, String service) implements Ledger {

    @Override
    public void served(String engine, boolean first) {
        meters.counter("callmesh.engine.served", "service", service, "engine", engine, "first", Boolean.toString(first)).increment();
    }

    @Override
    public void failed(String engine, Fault fault) {
        meters.counter("callmesh.engine.failed", "service", service, "engine", engine, "fault", fault.getClass().getSimpleName()).increment();
    }
}
