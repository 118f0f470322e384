package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Reception;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Keys that pages may hold.
@Path("/v1/browser-keys")
@Tag(name = "Browser keys")
@RunOnVirtualThread
public class BrowserKeysResource {

    private final Reception reception;
    private final Visitor visitor;

    BrowserKeysResource(Reception reception, Visitor visitor) {
        this.reception = reception;
        this.visitor = visitor;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "makeBrowserKey", summary = "A key for one WebSocket, good for a minute")
    @APIResponse(responseCode = "201", description = "The key, shown once", content = @Content(schema = @Schema(implementation = BrowserKeyView.class)))
    @APIResponse(responseCode = "403", description = "Your key has no right to make one, or not that one")
    public Response make(@NotNull @Valid BrowserKeyRequest request) {
        var issued = reception.browserKey(visitor.principal(), request.role(), request.assistant());
        visitor.did(issued.principal().subject());
        return Response.status(Response.Status.CREATED).header("Cache-Control", "no-store").entity(BrowserKeyView.of(issued)).build();
    }
}
