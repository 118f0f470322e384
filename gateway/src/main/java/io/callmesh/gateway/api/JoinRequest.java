package io.callmesh.gateway.api;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// Somebody wants to join a call.
///
/// @param name     as the caller is told
/// @param language of what they will type, BCP 47; empty: the caller's
public record JoinRequest(@Size(max = 64) String name, @Pattern(regexp = "[A-Za-z0-9-]{0,35}", message = "must be a BCP 47 tag") String language) {

    public JoinRequest {
        name = name == null ? "" : name;
        language = language == null ? "" : language;
    }
}
