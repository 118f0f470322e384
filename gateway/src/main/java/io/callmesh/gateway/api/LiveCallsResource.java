package io.callmesh.gateway.api;

import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.handoff.FarCall;
import io.callmesh.gateway.handoff.Floor;
import io.callmesh.gateway.handoff.JoinTokens;
import io.callmesh.gateway.handoff.JoinTokens.Ticket;
import io.callmesh.gateway.handoff.LiveCall;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The calls that are held, here and by other gateways of the mesh, for people who take them over.
@Path("/v1/calls")
@Tag(name = "Hand-off")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LiveCallsResource {

    private final Floor floor;
    private final JoinTokens tokens;
    private final Visitor visitor;

    LiveCallsResource(Floor floor, JoinTokens tokens, Visitor visitor) {
        this.floor = floor;
        this.tokens = tokens;
        this.visitor = visitor;
    }

    @GET
    @Operation(operationId = "listLiveCalls", summary = "The calls of your tenant that are held now, those that wait for a person first")
    @APIResponse(responseCode = "200", description = "Each with what a person should know of it")
    public List<LiveCallView> all() {
        var principal = visitor.with(Right.JOIN_CALLS);
        return Stream.concat(floor.calls().stream().map(LiveCallView::of), floor.farCalls().stream().map(LiveCallView::of))
                .filter(call -> principal.sees(call.tenant()))
                .sorted(Comparator.comparing((LiveCallView call) -> !call.standing().equals("waiting")).thenComparing(LiveCallView::startedAt))
                .toList();
    }

    @POST
    @Path("/{callId}/join")
    @Operation(operationId = "joinCall", summary = "A token with which one person joins this call, once, within a minute, by the WebSocket /v1/desk")
    @APIResponse(responseCode = "200", description = "The token")
    @APIResponse(responseCode = "404", description = "There is no such call of your tenant")
    public JoinView join(@PathParam("callId") String callId, @NotNull @Valid JoinRequest asked) {
        var principal = visitor.with(Right.JOIN_CALLS);
        var found = found(callId).filter(call -> principal.sees(call.call().tenant()));
        if (found.isEmpty()) throw new MeshException(new Fault.NotFound("call", callId, "CALL_UNKNOWN"));
        if (found.get().standing() == LiveCall.Standing.WITH_PERSON) throw new MeshException(new Fault.BadInput("callId", "must be a call that nobody else has joined"));
        visitor.did();
        return new JoinView(tokens.issue(new Ticket(callId, asked.name(), asked.language(), principal.subject(), found.get().gateway())), JoinTokens.LIFE.toSeconds());
    }

    private Optional<FarCall> found(String callId) {
        var here = floor.call(callId).map(floor::far);
        return here.isPresent() ? here : floor.farCalls().stream().filter(far -> far.call().id().equals(callId)).findFirst();
    }

    @PUT
    @Path("/presence")
    @Operation(operationId = "bePresent", summary = "Says that somebody is there to take calls, for the next 15 seconds")
    @APIResponse(responseCode = "204", description = "Callers of these queues may be handed over now")
    public void present(@NotNull @Valid PresenceRequest asked) {
        var principal = visitor.with(Right.JOIN_CALLS);
        String tenant = principal.tenant(asked.tenant());
        if (asked.available()) floor.present(tenant.isEmpty() ? "default" : tenant, asked.name(), Set.copyOf(asked.queues()));
        else floor.absent(tenant.isEmpty() ? "default" : tenant, asked.name());
    }
}
