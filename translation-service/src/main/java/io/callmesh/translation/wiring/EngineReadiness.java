package io.callmesh.translation.wiring;

import io.callmesh.translation.translate.Engines;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the configured engine has answered once.
@Readiness
class EngineReadiness implements HealthCheck {

    private final Warmth warmth;
    private final Engines engines;

    EngineReadiness(Warmth warmth, Engines engines) {
        this.warmth = warmth;
        this.engines = engines;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("engine").withData("translation", engines.names()).status(warmth.answered()).build();
    }
}
