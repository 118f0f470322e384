package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.line.LineHost;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Takes a gateway out of service without ending its calls.
@Path("/v1/drain")
@Tag(name = "Operation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DrainResource {

    private final LineHost calls;
    private final Visitor visitor;
    private final Duration patience;

    DrainResource(LineHost calls, Visitor visitor, @ConfigProperty(name = "callmesh.gateway.call.drain", defaultValue = "5s") Duration patience) {
        this.calls = calls;
        this.visitor = visitor;
        this.patience = patience;
    }

    @POST
    @Operation(operationId = "drain", summary = "Hands this gateway's calls to other gateways and takes no more, as when it is told to stop; it does not stop")
    @APIResponse(responseCode = "202", description = "The calls are being handed over; the gateway is not ready any more")
    public Response drain() {
        visitor.with(Right.DRAIN);
        Thread.ofVirtual().name("drain").start(this::handOver);
        visitor.did();
        return Response.accepted().build();
    }

    private void handOver() {
        try {
            calls.drain(patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
