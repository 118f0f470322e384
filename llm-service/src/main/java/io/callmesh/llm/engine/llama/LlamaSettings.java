package io.callmesh.llm.engine.llama;

import java.nio.file.Path;
import java.util.Optional;

/// Which model, and how much of the machine it gets.
///
/// @param model   a GGUF file
/// @param context tokens of one conversation
/// @param jobs    conversations at once
/// @param threads cores for one step
public record LlamaSettings(Optional<Path> model, int context, int jobs, int threads) {}
