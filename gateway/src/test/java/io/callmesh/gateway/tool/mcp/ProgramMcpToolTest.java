package io.callmesh.gateway.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolContract;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A program on standard input and output.
@Timeout(120)
class ProgramMcpToolTest extends ToolContract {

    private final McpServer server = new McpServer(new McpAddress.Program(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
            "-cp", System.getProperty("java.class.path"), TestServer.class.getName()), Map.of("OFFICE_NAME", "${secret:NAME}")), _ -> "main street");

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected Tool tool() {
        var spec = new ToolSpec("find", Map.of("number", "{\"type\":\"string\",\"minLength\":1}"), Duration.ofSeconds(20), true, false);
        return new McpTool(spec, server, "find", Optional.empty());
    }

    @Override
    protected Arguments fitting() {
        return new Arguments(Map.of("number", "4271"));
    }

    @Override
    protected Arguments strange() {
        return new Arguments(Map.of("number", WORDS));
    }

    @Test
    void itKnowsWhatTheOperatorToldIt() {
        assertThat(tool().call(fitting(), new CallContext("call", 1, 1, true))).isEqualTo(new ToolResult.Found("{\"status\":\"shipped\",\"office\":\"main street\"}"));
    }
}
