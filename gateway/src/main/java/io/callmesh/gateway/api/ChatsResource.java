package io.callmesh.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.gateway.access.Reception;
import io.callmesh.gateway.access.Right;
import io.callmesh.gateway.line.Line.Opening;
import io.callmesh.gateway.line.NoticeJson;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// Typed chats.
@Path("/v1/chats")
@Tag(name = "Chats")
public class ChatsResource {

    private final Chats chats;
    private final Reception reception;
    private final Visitor visitor;

    ChatsResource(Chats chats, Reception reception, Visitor visitor) {
        this.chats = chats;
        this.reception = reception;
        this.visitor = visitor;
    }

    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "beginChat", summary = "Begins a chat, or resumes a call, and waits for the greeting")
    @APIResponse(responseCode = "201", description = "It has begun", content = @Content(schema = @Schema(implementation = ChatView.class)))
    @APIResponse(responseCode = "400", description = "A field is missing or wrong, or the assistant does not speak the language")
    @APIResponse(responseCode = "404", description = "No such assistant, or nothing to resume")
    @APIResponse(responseCode = "403", description = "The tenant, the caller or the assistant is not yours to name")
    @APIResponse(responseCode = "429", description = "Your key's or your tenant's limit is reached")
    @APIResponse(responseCode = "503", description = "No room for another chat")
    public Response begin(@NotNull @Valid ChatRequest request) throws InterruptedException {
        if (request.assistant().isBlank() && request.resumeToken().isBlank()) throw bad("assistant", "is required unless resumeToken is given");
        var principal = visitor.with(Right.HOLD_CALLS);
        var opening = new Opening("chat", principal.tenant(request.tenant()), request.assistant(), request.language(), 16_000, false, false, request.resumeToken(),
                principal.caller(request.caller()), principal.assistants());
        var begun = chats.begin(opening, reception.call(principal)::close);
        return Response.created(URI.create("/v1/chats/" + begun.opened().callId())).entity(ChatView.of(begun)).build();
    }

    @POST
    @Blocking
    @RunOnVirtualThread
    @Path("/{chatId}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(operationId = "say", summary = "Says one thing, and streams what happens until it is answered")
    @APIResponse(responseCode = "200", description = "Events as docs/protocol.md describes them, each the `data` of one server-sent event")
    @APIResponse(responseCode = "404", description = "No such chat, or it is over")
    @APIResponse(responseCode = "503", description = "Another turn of this chat is being answered")
    public Multi<ObjectNode> say(@PathParam("chatId") String chatId, @NotNull @Valid ChatMessage message) {
        if (message.text().isEmpty() == message.keys().isEmpty()) throw bad("text", "either text or keys must be given, and not both");
        var chat = chats.get(chatId, visitor.with(Right.HOLD_CALLS)::sees);
        return turn(chat, message.text().isEmpty() ? () -> chat.line().press(message.keys()) : () -> chat.line().type(Spoken.of(message.text())));
    }

    private static Multi<ObjectNode> turn(Chat chat, BooleanSupplier ask) {
        var since = chat.ask(ask);
        return Multi.createFrom().emitter(events -> {
            var reader = Thread.ofVirtual().name("chat/reader").unstarted(() -> {
                since.forEach(notice -> events.emit(NoticeJson.of(notice)));
                read(chat, events);
            });
            events.onTermination(reader::interrupt);
            reader.start();
        });
    }

    private static void read(Chat chat, MultiEmitter<? super ObjectNode> events) {
        try {
            chat.answer(notice -> events.emit(NoticeJson.of(notice)));
            events.complete();
        } catch (InterruptedException gone) {
            // Whoever asked has left; the answer waits for the next turn.
        }
    }

    @DELETE
    @RunOnVirtualThread
    @Path("/{chatId}")
    @Operation(operationId = "endChat", summary = "Hangs up")
    @APIResponse(responseCode = "204", description = "Hung up")
    @APIResponse(responseCode = "404", description = "No such chat, or it is over")
    public void end(@PathParam("chatId") String chatId) {
        chats.end(chatId, visitor.with(Right.HOLD_CALLS)::sees);
    }

    private static MeshException bad(String field, String problem) {
        return new MeshException(new Fault.BadInput(field, problem));
    }
}
