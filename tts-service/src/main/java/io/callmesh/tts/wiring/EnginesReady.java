package io.callmesh.tts.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when every engine has spoken once, or has said that something it needs is not there, and at least one speaks.
@Readiness
@ApplicationScoped
class EnginesReady implements HealthCheck {

    private final WarmUp warmUp;

    EnginesReady(WarmUp warmUp) {
        this.warmUp = warmUp;
    }

    @Override
    public HealthCheckResponse call() {
        var states = warmUp.states();
        boolean ready = states.containsValue(WarmUp.SPEAKS) && !states.containsValue(WarmUp.LOADS);
        var response = HealthCheckResponse.named("engines").status(ready);
        states.forEach(response::withData);
        return response.build();
    }
}
