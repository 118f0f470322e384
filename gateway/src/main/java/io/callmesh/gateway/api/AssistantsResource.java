package io.callmesh.gateway.api;

import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.listen.Recognizers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Whom callers can talk to.
@Path("/v1/assistants")
@Tag(name = "Assistants")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AssistantsResource {

    private final Assistants assistants;
    private final Recognizers recognizers;
    private final Visitor visitor;

    AssistantsResource(Assistants assistants, Recognizers recognizers, Visitor visitor) {
        this.assistants = assistants;
        this.recognizers = recognizers;
        this.visitor = visitor;
    }

    @GET
    @Operation(operationId = "listAssistants", summary = "The assistants of this gateway and the languages they speak, read and hear")
    public List<AssistantView> all() {
        var principal = visitor.principal();
        return assistants.all().stream()
                .filter(assistant -> assistant.isFor(principal.tenant("")) && principal.mayTalkTo(assistant.id()))
                .map(assistant -> AssistantView.of(assistant, recognizers))
                .sorted(Comparator.comparing(AssistantView::id))
                .toList();
    }
}
