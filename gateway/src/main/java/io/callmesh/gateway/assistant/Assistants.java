package io.callmesh.gateway.assistant;

import java.util.Collection;

/// The assistants this gateway has.
public interface Assistants {

    /// @throws io.callmesh.runtime.MeshException with `NotFound`, reason `ASSISTANT_UNKNOWN`
    Assistant get(String id);

    Collection<Assistant> all();
}
