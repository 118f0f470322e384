package io.callmesh.llm.wiring;

import io.callmesh.runtime.fallback.FallbackKeys;
import io.callmesh.runtime.kafka.WorkKeys;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Configuration of the llm-service.
@ConfigMapping(prefix = "callmesh.llm")
interface LlmKeys {

    /// Which engine answers when a request names none: `grounded`, `openai`, `llama` or `scripted`. Several, as
    /// `openai,grounded`: when one fails before its first word, the next one answers.
    @WithDefault("grounded")
    List<String> engine();

    FallbackKeys fallback();

    /// How many jobs run at once; 0 is one for each core.
    @WithDefault("0")
    int threads();

    /// How many versions of packs are kept ready.
    @WithDefault("8")
    int packs();

    /// How many texts each embedding model remembers, 2 kB each.
    @WithDefault("4096")
    int remembered();

    /// Where is kept what was learned from large packs, so that it is learned once; without it nothing is kept.
    Optional<Path> learned();

    /// How many running calls are noted for their insights.
    @WithDefault("2000")
    int calls();

    /// What is done of calls after they ended.
    WorkKeys work();

    /// Port of health and metrics.
    @WithDefault("8082")
    int httpPort();

    /// Port of gRPC.
    @WithDefault("9082")
    int grpcPort();

    /// Any chat endpoint that speaks as OpenAI's does.
    OpenAi openai();

    /// llama.cpp in this process.
    Llama llama();

    interface OpenAi {

        /// Up to and with `/v1`.
        Optional<URI> url();

        /// Sent as a bearer token; `file:PATH` and `env:NAME` say where it stands.
        Optional<String> key();

        /// As the endpoint calls it.
        Optional<String> model();

        /// How long one answer may take in all.
        @WithDefault("30s")
        Duration timeout();

        /// How often an endpoint that is busy or away is asked again, before its first word.
        @WithDefault("2")
        int retries();

        /// How many answers may be waited for at once.
        @WithDefault("32")
        int concurrency();
    }

    interface Llama {

        /// Path of a GGUF file; `./mesh model add` sets it.
        Optional<Path> model();

        /// Tokens of one conversation.
        @WithDefault("4096")
        int context();

        /// How many conversations stay read, so that a turn costs its new tokens only; each takes memory for `context` tokens.
        @WithDefault("4")
        int conversations();
    }
}
