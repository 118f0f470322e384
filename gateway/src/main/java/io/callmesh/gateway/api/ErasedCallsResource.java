package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.erasure.Erasure;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Calls that are to be forgotten.
@Path("/v1/calls")
@Tag(name = "Sessions")
@RunOnVirtualThread
public class ErasedCallsResource {

    private final Erasure erasure;
    private final Visitor visitor;

    ErasedCallsResource(Erasure erasure, Visitor visitor) {
        this.erasure = erasure;
        this.visitor = visitor;
    }

    @DELETE
    @Path("/{callId}")
    @Operation(operationId = "eraseCall", summary = "Erases a call for good: its key, its session, its recordings. A live one is ended first")
    @APIResponse(responseCode = "204", description = "Nothing that was said on it can be read any more; other gateways have heard of it within ten seconds")
    @APIResponse(responseCode = "404", description = "No such call of your tenant, or erased or expired since")
    @APIResponse(responseCode = "503", description = "The store does not answer: something may still be there; ask again")
    public void erase(@PathParam("callId") @Size(max = 64) String callId) {
        erasure.call(callId, visitor.with(Right.ERASE_CALLS)::sees);
        visitor.did(callId);
    }
}
