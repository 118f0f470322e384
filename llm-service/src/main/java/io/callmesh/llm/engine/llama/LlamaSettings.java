package io.callmesh.llm.engine.llama;

import java.nio.file.Path;
import java.util.Optional;

/// Which model, and how much of the machine it gets.
///
/// @param model         a GGUF file
/// @param context       tokens of one conversation
/// @param jobs          answers at once
/// @param conversations whose beginnings stay read, so that a turn pays for its new tokens only; at least as many as jobs
/// @param threads       cores for one step
public record LlamaSettings(Optional<Path> model, int context, int jobs, int conversations, int threads) {

    int slots() {
        return Math.max(jobs, conversations);
    }
}
