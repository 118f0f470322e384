package io.callmesh.asr.recognize;

import io.callmesh.asr.engine.Recognizer;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.fallback.Candidate;
import java.util.List;
import java.util.Map;

/// The engines at work, by language, in the order in which they are asked.
public record Engines(Map<String, List<Recognizer>> byLanguage) {

    /// @param name empty: those configured for the language; else this one alone
    /// @throws MeshException with `NotFound`, reason `NO_RECOGNIZER`
    List<Candidate<Recognizer>> order(String language, String name) {
        var order = name.isEmpty() ? hearing(language) : List.of(named(language, name));
        return order.stream().map(engine -> new Candidate<>(engine.name(), engine)).toList();
    }

    private Recognizer named(String language, String name) {
        var named = all().stream().filter(engine -> engine.name().equals(name)).findFirst()
                .orElseThrow(() -> none(name + " (at work: " + String.join(", ", all().stream().map(Recognizer::name).toList()) + ")"));
        if (!hears(named, language)) throw none("for language " + language + " in engine " + name);
        return named;
    }

    private static boolean hears(Recognizer engine, String language) {
        return engine.languages().isEmpty() || engine.languages().contains(language) || engine.languages().contains(base(language));
    }

    private List<Recognizer> hearing(String language) {
        var engines = byLanguage.getOrDefault(language, byLanguage.getOrDefault(base(language), List.of()));
        if (engines.isEmpty()) throw none("for language " + language + " (callmesh.asr.engine." + language + " names the engine that hears it)");
        return engines;
    }

    private static MeshException none(String which) {
        return new MeshException(new Fault.NotFound("recognizer", which, "NO_RECOGNIZER"));
    }

    /// `en-US` to `en`.
    private static String base(String language) {
        int dash = language.indexOf('-');
        return dash < 0 ? language : language.substring(0, dash);
    }

    /// Each engine once.
    public List<Recognizer> all() {
        return byLanguage.values().stream().flatMap(List::stream).distinct().toList();
    }

    /// Makes all of them ready for an assistant, in the background.
    public void expect(Pack pack) {
        all().forEach(engine -> engine.expect(pack));
    }
}
