package io.callmesh.gateway.wiring;

import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Map;

/// A tool written in Java: it is always noon.
@ApplicationScoped
@Named("clock")
class ClockTool implements Tool {

    @Override
    public ToolSpec spec() {
        return new ToolSpec("clock", Map.of(), Duration.ofSeconds(1), true, false);
    }

    @Override
    public ToolResult call(Arguments arguments, CallContext context) {
        return new ToolResult.Found("{\"time\":\"12:00\"}");
    }
}
