package io.callmesh.llm.edge;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Tells how many packs are being made ready. That takes nothing out of service: a question that comes first waits for its own.
@Readiness
@ApplicationScoped
class PacksInHand implements HealthCheck {

    private final Desk desk;

    PacksInHand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("packs").up().withData("preparing", desk.preparing()).build();
    }
}
