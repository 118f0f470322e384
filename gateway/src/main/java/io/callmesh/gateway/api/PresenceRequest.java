package io.callmesh.gateway.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Whether somebody is there to take calls.
///
/// @param name   of the person, one at a time
/// @param queues whose calls they take; empty: all
public record PresenceRequest(@NotBlank @Size(max = 64) String name, @Size(max = 64) String tenant, boolean available, @Size(max = 50) List<@NotBlank @Size(max = 64) String> queues) {

    public PresenceRequest {
        tenant = tenant == null ? "" : tenant;
        queues = queues == null ? List.of() : List.copyOf(queues);
    }
}
