package io.callmesh.gateway.tool;

/// The tools of each assistant.
public interface Toolbox {

    /// @throws io.callmesh.runtime.MeshException with `NotFound`, reason `TOOL_UNKNOWN`
    Tool tool(String assistant, String name);
}
