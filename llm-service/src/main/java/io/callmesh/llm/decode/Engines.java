package io.callmesh.llm.decode;

import io.callmesh.llm.engine.Generator;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.Map;
import java.util.TreeMap;

/// The engines there are, by name, and the one that is used when nobody asks for another.
public final class Engines implements AutoCloseable {

    private final Map<String, Generator> byName;
    private final Generator configured;

    /// @param configured one of `byName`
    /// @throws IllegalStateException with the known names when it is not
    public Engines(Map<String, Generator> byName, String configured) {
        this.byName = new TreeMap<>(byName);
        var engine = byName.get(configured);
        if (engine == null) throw new IllegalStateException("callmesh.llm.engine must be one of " + this.byName.keySet() + ", was " + configured);
        this.configured = engine;
    }

    public Generator configured() {
        return configured;
    }

    /// @param name empty for the configured one
    public Generator named(String name) {
        if (name.isEmpty()) return configured();
        var engine = byName.get(name);
        if (engine == null) throw new MeshException(new Fault.BadInput("engine", "must be one of " + byName.keySet()));
        return engine;
    }

    @Override
    public void close() {
        byName.values().forEach(Generator::close);
    }
}
