package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.erasure.Erasure;
import io.callmesh.gateway.profile.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What is remembered of callers.
@Path("/v1/callers/{callerId}")
@Tag(name = "Callers")
@RunOnVirtualThread
public class CallersResource {

    private final Erasure erasure;
    private final Visitor visitor;

    CallersResource(Erasure erasure, Visitor visitor) {
        this.erasure = erasure;
        this.visitor = visitor;
    }

    @DELETE
    @Operation(operationId = "eraseCaller", summary = "Erases a caller for good: what they agreed to have remembered, and all their calls")
    @APIResponse(responseCode = "204", description = "Nothing of this caller can be read any more; other gateways have heard of it within ten seconds")
    @APIResponse(responseCode = "503", description = "The store does not answer: something may still be there; ask again")
    public void erase(@PathParam("callerId") @Size(max = 128) String callerId, @QueryParam("tenant") @DefaultValue("") @Size(max = 64) String tenant) {
        var whose = visitor.with(Right.ERASE_CALLERS).tenant(tenant);
        var caller = new Caller(whose.isEmpty() ? "default" : whose, callerId);
        erasure.caller(caller);
        visitor.did(caller.toString());
    }
}
