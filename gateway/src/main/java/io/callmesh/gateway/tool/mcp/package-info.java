/// Tools of [MCP](https://modelcontextprotocol.io/specification/2025-06-18) servers, by the protocol's own Java SDK: over
/// streamable HTTP, or a program of the operator's that speaks on its standard input and output. Knows nothing of packs.
package io.callmesh.gateway.tool.mcp;
