package io.callmesh.gateway.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolContract;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.gateway.tool.schema.Check;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Over streamable HTTP.
@Timeout(60)
class RemoteMcpToolTest extends ToolContract {

    private static final CallContext AGREED = new CallContext("call-7", 3, 1, true);

    private TestServer office;
    private McpServer server;

    @BeforeEach
    void open() throws IOException {
        office = new TestServer();
        server = new McpServer(new McpAddress.Remote(office.url(), Map.of("Authorization", "Bearer ${secret:OFFICE}")), name -> "open-" + name);
    }

    @AfterEach
    void close() {
        server.close();
        office.close();
    }

    @Override
    protected Tool tool() {
        return tool("find", true, "");
    }

    @Override
    protected Arguments fitting() {
        return number("4271");
    }

    @Override
    protected Arguments strange() {
        return number(WORDS);
    }

    @Test
    void whatIsChangedIsDoneAndCarriesItsKey() {
        assertThat(tool("cancel", false, "").call(number("4271"), AGREED)).isInstanceOf(ToolResult.Done.class);
        assertThat(office.called).singleElement().satisfies(call -> assertThat(call.path("_meta").path("callmesh/idempotency-key").asText()).isEqualTo("call-7-3-1"));
        assertThat(office.authorized).allMatch("Bearer open-OFFICE"::equals);
    }

    @Test
    void anErrorOfTheToolIsARefusal() {
        assertThat(tool("cancel", false, "").call(number("9001"), AGREED)).isEqualTo(new ToolResult.Refused("{\"text\":\"no such order\"}"));
    }

    @Test
    void aSentenceIsAResultToo() {
        assertThat(tool("say", true, "").call(number("4271"), AGREED)).isEqualTo(new ToolResult.Found("{\"text\":\"It is sunny.\"}"));
    }

    @Test
    void whatDoesNotFitThePackOrTheServerIsNotAsked() {
        assertThat(tool("find", true, "").call(number("123456789"), AGREED)).isInstanceOf(ToolResult.Failed.class);
        assertThat(tool("find", true, "").call(new Arguments(Map.of("number", "4271", "more", "x")), AGREED)).isInstanceOf(ToolResult.Failed.class);
        assertThat(tool("none", true, "").call(number("4271"), AGREED)).isInstanceOf(ToolResult.Failed.class);
        assertThat(office.called).isEmpty();
    }

    @Test
    void anAnswerOfAnotherShapeIsNotTaken() {
        String other = "{\"type\":\"object\",\"required\":[\"due\"]}";
        assertThat(tool("find", true, other).call(number("4271"), AGREED)).isInstanceOf(ToolResult.Failed.class);
        assertThat(tool("cancel", false, other).call(number("4271"), AGREED)).isInstanceOf(ToolResult.Uncertain.class);
    }

    @Test
    void aChangeThatIsNotAnsweredIsUncertainAndALookUpHasFailed() {
        assertThat(tool("cancel", false, "").call(number("0004"), AGREED)).isInstanceOf(ToolResult.Uncertain.class);
        assertThat(tool("find", true, "").call(number("0004"), AGREED)).isInstanceOf(ToolResult.Failed.class);
    }

    @Test
    void aServerThatIsAwayHasDoneNothing() {
        office.close();
        assertThat(tool("cancel", false, "").call(number("4271"), AGREED)).isInstanceOf(ToolResult.Failed.class);
    }

    private static Arguments number(String number) {
        return new Arguments(Map.of("number", number));
    }

    private Tool tool(String name, boolean reads, String result) {
        var spec = new ToolSpec(name, Map.of("number", "{\"type\":\"string\",\"minLength\":1}"), Duration.ofSeconds(3), reads, false);
        return new McpTool(spec, server, name, result.isEmpty() ? Optional.<JsonNode>empty() : Optional.of(Check.parse(result)));
    }
}
