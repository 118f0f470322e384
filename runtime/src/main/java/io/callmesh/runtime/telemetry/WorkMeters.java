package io.callmesh.runtime.telemetry;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.kafka.Tally;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// How the work by Kafka goes on: `callmesh.work.lag{service,work}` (from when a record was written until what follows from it is),
/// `callmesh.work.retried{service,work,fault}`, `callmesh.work.set_aside{service,work,fault}`, `callmesh.work.restarted{service,work}`.
///
/// @param work its name: `insights`, `transcripts`, `transcriptions`
public record WorkMeters(MeterRegistry meters, String service, String work) implements Tally {

    @Override
    public void done(Duration lag) {
        Timer.builder("callmesh.work.lag").tags("service", service, "work", work).publishPercentiles(0.5, 0.95).register(meters).record(lag.isNegative() ? Duration.ZERO : lag);
    }

    @Override
    public void retried(Fault fault) {
        meters.counter("callmesh.work.retried", "service", service, "work", work, "fault", fault.getClass().getSimpleName()).increment();
    }

    @Override
    public void setAside(Fault fault) {
        meters.counter("callmesh.work.set_aside", "service", service, "work", work, "fault", fault.getClass().getSimpleName()).increment();
    }

    @Override
    public void restarted() {
        meters.counter("callmesh.work.restarted", "service", service, "work", work).increment();
    }
}
