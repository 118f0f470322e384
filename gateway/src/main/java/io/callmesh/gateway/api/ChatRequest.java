package io.callmesh.gateway.api;

import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks for a typed chat. What is left out is empty.
public record ChatRequest(
        @Schema(description = "Needed unless a chat is resumed", examples = "retail") @Size(max = 64) String assistant,
        @Schema(description = "BCP 47; empty: the assistant's first", examples = "en") @Size(max = 35) String language,
        @Schema(description = "Of an earlier chat or call that broke off") @Size(max = 200) String resumeToken,
        @Schema(description = "Your own, or, for an admin, the one that it is for") @Size(max = 64) String tenant,
        @Schema(description = "Who calls, such as a telephone number or an account, if you are sure of it: what this caller agreed to have remembered is then known") @Size(max = 128) String caller) {

    public ChatRequest {
        assistant = Objects.requireNonNullElse(assistant, "");
        language = Objects.requireNonNullElse(language, "");
        resumeToken = Objects.requireNonNullElse(resumeToken, "");
        tenant = Objects.requireNonNullElse(tenant, "");
        caller = Objects.requireNonNullElse(caller, "");
    }

    @Override
    public String toString() {
        return "ChatRequest[assistant=" + assistant + ", language=" + language + "]";
    }
}
