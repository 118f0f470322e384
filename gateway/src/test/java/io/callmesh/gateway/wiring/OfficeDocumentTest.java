package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.backstage.office.BackOffice;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.ToolResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The tools of the shipped store come from the document that its back office publishes.
class OfficeDocumentTest {

    private static final Path ASSISTANTS = Path.of("../assistants");

    @Test
    void thePackHasTheDocumentAsItIsPublished() throws Exception {
        try (var office = BackOffice.start(0); var http = HttpClient.newHttpClient()) {
            var published = http.send(HttpRequest.newBuilder(URI.create(office.url() + "/openapi.json")).build(), BodyHandlers.ofString());
            assertThat(published.statusCode()).isEqualTo(200);
            assertThat(Files.readString(ASSISTANTS.resolve("retail/office.openapi.json"))).isEqualTo(published.body());
        }
    }

    @Test
    void everyToolOfItIsUnderstoodByTheOffice() throws Exception {
        try (var office = BackOffice.start(0);
                var tools = new DialogueTools(FolderAssistants.read(ASSISTANTS), List.of(), new DialogueTools.Outside(Map.of("backOffice", office.url()), Map.of(), name -> name))) {
            assertThat(call(tools, "order_lookup", Map.of("number", "4271"))).isInstanceOf(ToolResult.Found.class);
            assertThat(call(tools, "order_lookup", Map.of("number", "9001"))).isInstanceOf(ToolResult.NotFound.class);
            assertThat(call(tools, "order_delivery", Map.of("number", "4272", "day", "friday"))).isInstanceOf(ToolResult.Done.class);
            assertThat(call(tools, "order_cancel", Map.of("number", "4272"))).isInstanceOf(ToolResult.Done.class);
            assertThat(call(tools, "order_cancel", Map.of("number", "4271"))).isInstanceOf(ToolResult.Refused.class);
            assertThat(call(tools, "recommendation_lookup", Map.of("for", "camping"))).isInstanceOf(ToolResult.Found.class);
            assertThat(call(tools, "call_back", Map.of("message", "please call", "order", ""))).isInstanceOf(ToolResult.Done.class);
        }
    }

    private static ToolResult call(DialogueTools tools, String name, Map<String, String> arguments) {
        return tools.tool("retail", name).call(new Arguments(arguments), new CallContext("call-" + name + arguments, 1, 1, true));
    }
}
