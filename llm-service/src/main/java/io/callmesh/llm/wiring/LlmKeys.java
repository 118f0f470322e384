package io.callmesh.llm.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Configuration of the llm-service.
@ConfigMapping(prefix = "callmesh.llm")
interface LlmKeys {

    /// Which engine answers when a request names none: `grounded`, `openai`, `llama` or `scripted`.
    @WithDefault("grounded")
    String engine();

    /// How many jobs run at once; 0 is one for each core.
    @WithDefault("0")
    int threads();

    /// How many versions of packs are kept ready.
    @WithDefault("8")
    int packs();

    /// How many texts each embedding model remembers, 2 kB each.
    @WithDefault("4096")
    int remembered();

    /// How many running calls are noted for their summaries.
    @WithDefault("2000")
    int calls();

    /// Port of health and metrics.
    @WithDefault("8082")
    int httpPort();

    /// Port of gRPC.
    @WithDefault("9082")
    int grpcPort();
}
