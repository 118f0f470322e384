package io.callmesh.translation.wiring;

import io.callmesh.runtime.fallback.FallbackKeys;
import io.callmesh.runtime.kafka.WorkKeys;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Configuration of the translation service.
@ConfigMapping(prefix = "callmesh.translation")
interface TranslationConfig {

    /// Where other services find this one; not used here.
    Optional<String> host();

    /// Port of health and metrics; 8084 when not set.
    OptionalInt httpPort();

    /// Port of the gRPC services; 9084 when not set.
    OptionalInt grpcPort();

    /// The engine that translates when a request names none: `phrases`, `llm` or `scripted`. Several, as `llm,phrases`: when
    /// one fails, the next one translates.
    @WithDefault("phrases")
    List<String> engine();

    FallbackKeys fallback();

    /// Pairs of languages, each of which is translated both ways.
    @WithDefault("en-es,en-zh,es-zh")
    Set<String> pairs();

    /// How many texts are translated at once by engines that compute; 0: as many as there are processors.
    @WithDefault("0")
    int threads();

    /// How long a text waits for a free thread before it is turned away.
    @WithDefault("500ms")
    Duration patience();

    /// How many packs are kept.
    @WithDefault("16")
    int packs();

    /// What is done of calls after they ended.
    WorkKeys work();

    /// How many running calls are noted for their transcripts.
    @WithDefault("2000")
    int calls();

    /// Who reads what was said.
    Supervisor supervisor();

    /// Those who answer for the calls of a tenant.
    interface Supervisor {

        /// The language they read, as a BCP 47 tag; calls in another one are translated for them after they ended. Empty: none are.
        @WithDefault("en")
        Optional<String> language();

        /// The same of single tenants: `callmesh.translation.supervisor.tenants.acme=zh`.
        Map<String, String> tenants();
    }

    Llm llm();

    /// The engine `llm`.
    interface Llm {

        /// How long the llm service may take for one text.
        @WithDefault("15s")
        Duration patience();
    }
}
