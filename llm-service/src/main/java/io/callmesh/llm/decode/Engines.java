package io.callmesh.llm.decode;

import io.callmesh.llm.engine.Generator;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.fallback.Candidate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The engines there are, by name, and those that are asked, one after the other, when nobody asks for another.
public final class Engines implements AutoCloseable {

    private final Map<String, Generator> byName;
    private final List<Candidate<Generator>> configured;

    /// @param configured names in `byName`, the first to be asked first
    /// @throws IllegalStateException with the known names when one is not
    public Engines(Map<String, Generator> byName, List<String> configured) {
        this.byName = new TreeMap<>(byName);
        this.configured = configured.stream().distinct().map(this::known).toList();
    }

    private Candidate<Generator> known(String name) {
        var engine = byName.get(name);
        if (engine == null) throw new IllegalStateException("callmesh.llm.engine must be one of " + byName.keySet() + " or several, was " + name);
        return new Candidate<>(name, engine);
    }

    /// Loads what they need.
    ///
    /// @throws IllegalStateException when one is configured wrongly
    public void start() {
        configured.forEach(candidate -> candidate.engine().start());
    }

    /// In the order in which they are asked.
    public List<Candidate<Generator>> configured() {
        return configured;
    }

    /// Whether one of them is a language model.
    public boolean write() {
        return configured.stream().anyMatch(candidate -> candidate.engine().writes());
    }

    /// @param name empty for the configured ones; else this one alone
    public List<Candidate<Generator>> named(String name) {
        if (name.isEmpty()) return configured;
        var engine = byName.get(name);
        if (engine == null) throw new MeshException(new Fault.BadInput("engine", "must be one of " + byName.keySet()));
        return List.of(new Candidate<>(name, engine));
    }

    @Override
    public void close() {
        byName.values().forEach(Generator::close);
    }
}
