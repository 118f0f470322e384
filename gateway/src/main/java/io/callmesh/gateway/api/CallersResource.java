package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Profiles;
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

    private final Profiles profiles;
    private final Visitor visitor;

    CallersResource(Profiles profiles, Visitor visitor) {
        this.profiles = profiles;
        this.visitor = visitor;
    }

    @DELETE
    @Operation(operationId = "eraseCaller", summary = "Forgets all that a caller agreed to have remembered")
    @APIResponse(responseCode = "204", description = "Nothing is remembered of this caller, as of now")
    @APIResponse(responseCode = "503", description = "The store does not answer: it may still be there")
    public void erase(@PathParam("callerId") @Size(max = 128) String callerId, @QueryParam("tenant") @DefaultValue("") @Size(max = 64) String tenant) {
        var whose = visitor.with(Right.ERASE_CALLERS).tenant(tenant);
        var caller = new Caller(whose.isEmpty() ? "default" : whose, callerId);
        profiles.erase(caller);
        visitor.did(caller.toString());
    }
}
