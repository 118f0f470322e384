package io.callmesh.gateway.tool.mcp;

import java.util.List;
import java.util.Map;

/// Where an MCP server is.
public sealed interface McpAddress {

    /// Streamable HTTP.
    ///
    /// @param url     of its endpoint
    /// @param headers with `${secret:NAME}` where secrets stand
    record Remote(String url, Map<String, String> headers) implements McpAddress {}

    /// A program started by us, without a shell; only an operator names one.
    ///
    /// @param command     the program and its arguments
    /// @param environment beside the few variables that every program gets, with `${secret:NAME}` where secrets stand
    record Program(List<String> command, Map<String, String> environment) implements McpAddress {}
}
