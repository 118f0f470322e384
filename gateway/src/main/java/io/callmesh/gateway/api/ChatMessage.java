package io.callmesh.gateway.api;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a caller types: words or keys, one of them. Prints without either.
public record ChatMessage(
        @Schema(description = "Words", examples = "where is my order") @Size(max = 2000) String text,
        @Schema(description = "Keys of a telephone", examples = "4271#") @Pattern(regexp = "[0-9*#]{0,32}", message = "must be 1 to 32 of 0-9, * and #") String keys) {

    public ChatMessage {
        text = Objects.requireNonNullElse(text, "").strip();
        keys = Objects.requireNonNullElse(keys, "");
    }

    @Override
    public String toString() {
        return "ChatMessage[" + text.length() + " characters, " + keys.length() + " keys]";
    }
}
