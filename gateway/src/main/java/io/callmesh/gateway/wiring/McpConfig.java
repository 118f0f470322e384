package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// MCP servers whose tools packs may use.
@ConfigMapping(prefix = "callmesh.mcp")
public interface McpConfig {

    /// Each server by the name that packs use.
    @WithParentName
    Map<String, Server> servers();

    /// One server.
    interface Server {

        /// Where it is, when it speaks streamable HTTP.
        Optional<String> url();

        /// What is sent along with each request, by header; `${secret:NAME}` stands for a secret. In a properties file the dollar is
        /// written twice.
        Map<String, String> headers();

        /// The program to start instead and its arguments, separated by commas. No shell has a part in it.
        Optional<List<String>> command();

        /// Variables of the program's environment; `${secret:NAME}` stands for a secret.
        Map<String, String> environment();
    }
}
