package io.callmesh.translation.translate;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.fallback.Candidate;
import io.callmesh.translation.engine.Translator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The engines by name, and those that are asked, one after the other, when nobody asks for another.
///
/// @param usual the first to be asked first
public record Engines(Map<String, Translator> byName, List<String> usual) {

    public Engines {
        byName = Map.copyOf(byName);
        usual = usual.stream().distinct().toList();
        for (var name : usual) {
            if (!byName.containsKey(name)) throw new IllegalArgumentException("no translation engine " + name + "; there are " + new TreeSet<>(byName.keySet()));
        }
    }

    /// In the order of their names.
    public Map<String, Translator> sorted() {
        return new TreeMap<>(byName);
    }

    /// The usual ones, for people.
    public String names() {
        return String.join(", ", usual);
    }

    /// The one asked for alone; the usual ones when none is.
    ///
    /// @throws MeshException with `BadInput` naming the field
    List<Candidate<Translator>> chosen(String asked) {
        return (asked.isEmpty() ? usual : List.of(asked)).stream().map(this::candidate).toList();
    }

    private Candidate<Translator> candidate(String name) {
        var translator = byName.get(name);
        if (translator != null) return new Candidate<>(name, translator);
        throw new MeshException(new Fault.BadInput("engine", "must be empty or one of " + new TreeSet<>(byName.keySet())));
    }
}
