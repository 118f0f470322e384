package io.callmesh.gateway.api;

import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks for a browser's key. What is left out is empty.
public record BrowserKeyRequest(
        @Schema(description = "The one assistant that it is for; empty: those of your own key", examples = "retail") @Size(max = 64) String assistant,
        @Schema(description = "`caller`, or a role of your own: `agent`, `supervisor`; empty: `caller`", examples = "caller") @Size(max = 16) String role) {

    public BrowserKeyRequest {
        assistant = Objects.requireNonNullElse(assistant, "");
        role = Objects.requireNonNullElse(role, "");
    }
}
