package io.callmesh.gateway.wiring;

import io.callmesh.gateway.line.rtp.Pacer;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Takes a gateway out of service whose calls would be silent while its signalling is well.
@Readiness
@Singleton
final class PacerPulse implements HealthCheck {

    private final Pacer pacer;

    PacerPulse(Pacer pacer) {
        this.pacer = pacer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("pacer").status(pacer.ticking()).withData("calls", pacer.calls()).withData("lastTickMs", pacer.age().toMillis()).build();
    }
}
