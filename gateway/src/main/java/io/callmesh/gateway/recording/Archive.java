package io.callmesh.gateway.recording;

import io.callmesh.runtime.recording.Recording;
import java.util.Optional;
import java.util.function.Predicate;

/// Where recordings are found again.
@FunctionalInterface
public interface Archive {

    /// @param tenants whose may be heard
    /// @return empty when there is none of them, or its key is gone
    /// @throws io.callmesh.runtime.MeshException when the file or the store of keys cannot be read now
    Optional<Recording> find(String callId, Predicate<String> tenants);
}
