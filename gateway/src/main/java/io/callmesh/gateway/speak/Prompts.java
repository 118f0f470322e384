package io.callmesh.gateway.speak;

import io.callmesh.audio.Wav;
import io.callmesh.gateway.conversation.Clause;
import java.util.Map;
import java.util.Optional;

/// What assistants say with a recorded voice: the recording of a clause, word for word as it is spoken.
public record Prompts(Map<Prompt, Wav> recorded) {

    /// @param clause its text
    public record Prompt(String assistant, String language, String clause) {}

    public Prompts {
        recorded = Map.copyOf(recorded);
    }

    /// Whether an assistant has any.
    boolean any(String assistant) {
        return recorded.keySet().stream().anyMatch(prompt -> prompt.assistant().equals(assistant));
    }

    Optional<Wav> of(String assistant, Clause clause) {
        return Optional.ofNullable(recorded.get(new Prompt(assistant, clause.language(), clause.text().reveal())));
    }
}
