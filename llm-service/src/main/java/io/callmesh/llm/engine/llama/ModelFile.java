package io.callmesh.llm.engine.llama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/// What can be told of a model file before llama.cpp opens it, which only says that it could not.
final class ModelFile {

    static final String ARCHITECTURE = "general.architecture";

    /// Those of build 4916 that write text. Source: its `src/llama-arch.cpp`, and the names in the library itself.
    private static final Set<String> KNOWN = Set.of("llama", "deci", "falcon", "grok", "gpt2", "gptj", "gptneox", "mpt", "baichuan", "starcoder", "refact", "bloom", "stablelm", "qwen",
            "qwen2", "qwen2moe", "qwen2vl", "phi2", "phi3", "phimoe", "plamo", "codeshell", "orion", "internlm2", "minicpm", "minicpm3", "gemma", "gemma2", "gemma3", "starcoder2", "mamba",
            "xverse", "command-r", "cohere2", "dbrx", "olmo", "olmo2", "olmoe", "openelm", "arctic", "deepseek", "deepseek2", "chatglm", "bitnet", "jais", "nemotron", "exaone", "rwkv6",
            "rwkv6qwen2", "rwkv7", "arwkv7", "granite", "granitemoe", "chameleon");

    private ModelFile() {}

    /// @throws IllegalStateException naming the file, the field that is wrong, what was expected and what was found
    static Gguf check(Path file) {
        if (!Files.isRegularFile(file)) throw new IllegalStateException("no such file: " + file);
        try {
            var gguf = Gguf.read(file);
            demand(gguf.keys().getOrDefault(ARCHITECTURE, ""), file);
            return gguf;
        } catch (Gguf.Broken broken) {
            throw new IllegalStateException(file + " " + broken.getMessage(), broken);
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot be read: " + file, unreadable);
        }
    }

    private static void demand(String architecture, Path file) {
        if (KNOWN.contains(architecture)) return;
        throw new IllegalStateException("%s general.architecture: expected one that llama.cpp build 4916 runs (%s), found %s"
                .formatted(file, String.join(", ", new TreeSet<>(KNOWN)), architecture.isEmpty() ? "none" : architecture));
    }

    static String refused(Path file, Gguf gguf) {
        return "%s has a whole header (architecture %s, %d tensors), but llama.cpp build 4916 could not load it: its tensors are not those of that architecture, or memory is short"
                .formatted(file, gguf.keys().get(ARCHITECTURE), gguf.tensors());
    }
}
