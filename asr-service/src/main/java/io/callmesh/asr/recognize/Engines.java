package io.callmesh.asr.recognize;

import io.callmesh.asr.engine.Recognizer;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.util.List;
import java.util.Map;

/// The engines at work, by language.
public record Engines(Map<String, Recognizer> byLanguage) {

    /// @param name empty: the one configured for the language
    /// @throws MeshException with `NotFound`, reason `NO_RECOGNIZER`
    public Recognizer pick(String language, String name) {
        if (name.isEmpty()) return hearing(language);
        var named = all().stream().filter(engine -> engine.name().equals(name)).findFirst()
                .orElseThrow(() -> none(name + " (at work: " + String.join(", ", all().stream().map(Recognizer::name).toList()) + ")"));
        if (!hears(named, language)) throw none("for language " + language + " in engine " + name);
        return named;
    }

    private static boolean hears(Recognizer engine, String language) {
        return engine.languages().isEmpty() || engine.languages().contains(language) || engine.languages().contains(base(language));
    }

    private Recognizer hearing(String language) {
        var exact = byLanguage.getOrDefault(language, byLanguage.get(base(language)));
        if (exact == null) throw none("for language " + language + " (callmesh.asr.engine." + language + " names the engine that hears it)");
        return exact;
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
        return byLanguage.values().stream().distinct().toList();
    }

    /// Makes all of them ready for an assistant, in the background.
    public void expect(Pack pack) {
        all().forEach(engine -> engine.expect(pack));
    }
}
