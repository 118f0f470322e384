package io.callmesh.llm.edge;

import io.callmesh.llm.decode.Engines;
import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.task.Writer;
import io.callmesh.runtime.fallback.Candidate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Which engines a task asks.
@ApplicationScoped
class Orders {

    private final Engines engines;

    Orders(Engines engines) {
        this.engines = engines;
    }

    /// @param engine as a request names it: empty for the configured ones, `rules` for none
    List<Candidate<Generator>> of(String engine) {
        return engine.equals(Writer.RULES) ? List.of() : engines.named(engine);
    }
}
