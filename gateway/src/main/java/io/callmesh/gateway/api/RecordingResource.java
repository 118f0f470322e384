package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.recording.Archive;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What was recorded of calls.
@Path("/v1/calls/{callId}/recording")
@Tag(name = "Calls")
@RunOnVirtualThread
public class RecordingResource {

    private final Archive archive;
    private final Visitor visitor;

    RecordingResource(Archive archive, Visitor visitor) {
        this.archive = archive;
        this.visitor = visitor;
    }

    @GET
    @Produces("audio/wav")
    @Operation(operationId = "getRecording", summary = "The recording of a call: the caller on the left, the assistant on the right, silent where something sensitive was said")
    @APIResponse(responseCode = "200", description = "A WAV file")
    @APIResponse(responseCode = "404", description = "No recording of a call of your tenant, or erased since")
    @APIResponse(responseCode = "503", description = "The store of keys does not answer")
    public byte[] find(@PathParam("callId") String callId) {
        var principal = visitor.with(Right.READ_SESSIONS);
        var found = archive.find(callId, principal::sees).orElseThrow(() -> new MeshException(new Fault.NotFound("recording", callId, "RECORDING_UNKNOWN")));
        visitor.did();
        return found.wav();
    }
}
