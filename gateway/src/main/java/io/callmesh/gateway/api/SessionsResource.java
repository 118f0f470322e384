package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What is remembered of calls.
@Path("/v1/sessions/{callId}")
@Tag(name = "Sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SessionsResource {

    private final SessionStore sessions;
    private final LineHost calls;
    private final Visitor visitor;

    SessionsResource(SessionStore sessions, LineHost calls, Visitor visitor) {
        this.sessions = sessions;
        this.calls = calls;
        this.visitor = visitor;
    }

    @GET
    @Operation(operationId = "getSession", summary = "A session, live or ended, until it expires")
    @APIResponse(responseCode = "200", description = "The session as last saved")
    @APIResponse(responseCode = "404", description = "No such call of your tenant, or forgotten since")
    @APIResponse(responseCode = "503", description = "The session store does not answer")
    public SessionView find(@PathParam("callId") String callId) {
        var principal = visitor.with(Right.READ_SESSIONS);
        return sessions.find(callId).filter(session -> principal.sees(session.tenant())).map(session -> SessionView.of(session, sessions.degraded(callId))).orElseThrow(() -> new MeshException(new Fault.NotFound("call", callId, "CALL_UNKNOWN")));
    }

    @DELETE
    @Operation(operationId = "endSession", summary = "Ends a call that this gateway holds, with reason `ended_by_api`")
    @APIResponse(responseCode = "204", description = "The call is being ended")
    @APIResponse(responseCode = "404", description = "This gateway holds no such call of your tenant")
    public void end(@PathParam("callId") String callId) {
        calls.end(callId, visitor.with(Right.END_CALLS)::sees);
        visitor.did();
    }
}
