package io.callmesh.translation.translate;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.translation.engine.Translator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The engines by name, one of which is used when nobody asks for another.
public record Engines(Map<String, Translator> byName, String usual) {

    public Engines {
        byName = Map.copyOf(byName);
        if (!byName.containsKey(usual)) throw new IllegalArgumentException("no translation engine " + usual + "; there are " + new TreeSet<>(byName.keySet()));
    }

    /// In the order of their names.
    public Map<String, Translator> sorted() {
        return new TreeMap<>(byName);
    }

    record Named(String name, Translator translator) {}

    /// The one asked for; the usual one when none is.
    ///
    /// @throws MeshException with `BadInput` naming the field
    Named chosen(String asked) {
        var name = asked.isEmpty() ? usual : asked;
        var translator = byName.get(name);
        if (translator != null) return new Named(name, translator);
        throw new MeshException(new Fault.BadInput("engine", "must be empty or one of " + new TreeSet<>(byName.keySet())));
    }
}
