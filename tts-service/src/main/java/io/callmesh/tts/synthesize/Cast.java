package io.callmesh.tts.synthesize;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.Voice;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Who speaks: the engines of this service, and which of them speaks a language unless somebody else is asked for.
public final class Cast {

    /// The key that stands for every language without one of its own.
    public static final String OTHER = "other";

    private static final Set<Integer> RATES_HZ = Set.of(8_000, 16_000, 22_050, 24_000, 48_000);

    private final Map<String, Synthesizer> engines;
    private final Map<String, List<String>> enginesOf;

    /// @param engines   by name
    /// @param enginesOf from primary language subtag, or [#OTHER], to the names of engines, the first to be asked first
    public Cast(Map<String, Synthesizer> engines, Map<String, List<String>> enginesOf) {
        this.engines = Map.copyOf(engines);
        this.enginesOf = Map.copyOf(enginesOf);
    }

    /// How a wish can be granted, and how else, by engines that step in when that one fails; all sound at one rate.
    ///
    /// @throws MeshException with `BadInput`, naming the field that cannot be granted
    public List<Manner> manners(Wish wish) {
        var language = primary(wish.language());
        var voices = wish.voice().isEmpty() ? usual(language) : List.of(asked(language, wish.voice()));
        if (wish.rateHz() != 0 && !RATES_HZ.contains(wish.rateHz())) {
            throw bad("config.rate_hz", "must be one of " + new TreeSet<>(RATES_HZ) + " or 0, found " + wish.rateHz());
        }
        if (wish.pace() != 0 && !(wish.pace() >= 0.5 && wish.pace() <= 2.0)) {
            throw bad("config.pace", "must be 0.5 to 2.0 or 0, found " + wish.pace());
        }
        int rateHz = wish.rateHz() == 0 ? voices.getFirst().rateHz() : wish.rateHz();
        double pace = wish.pace() == 0 ? 1.0 : wish.pace();
        return voices.stream().map(voice -> new Manner(wish.language(), voice, rateHz, pace)).toList();
    }

    public Collection<Synthesizer> engines() {
        return engines.values();
    }

    public Synthesizer engine(Voice voice) {
        return Objects.requireNonNull(engines.get(voice.engine()), voice.name());
    }

    /// @param language BCP 47, or empty for all
    public List<Voice> voices(String language) {
        return engines.values().stream()
                .flatMap(engine -> engine.voices().stream())
                .filter(voice -> language.isEmpty() || voice.languages().contains(primary(language)))
                .sorted(Comparator.comparing(Voice::name))
                .toList();
    }

    private Voice asked(String language, String asked) {
        var named = voices("").stream().filter(voice -> voice.name().equals(asked) || voice.engine().equals(asked)).toList();
        if (named.isEmpty()) throw bad("config.voice", "no such voice; there are " + names(voices(language)));
        return named.stream().filter(voice -> voice.languages().contains(language)).findFirst()
                .orElseThrow(() -> bad("config.voice", "does not speak the language; there are " + names(voices(language))));
    }

    private List<Voice> usual(String language) {
        var names = enginesOf.getOrDefault(language, enginesOf.getOrDefault(OTHER, List.of()));
        var voices = names.stream().distinct().map(engines::get).filter(Objects::nonNull).flatMap(engine -> first(engine, language)).toList();
        if (voices.isEmpty()) throw bad("config.language", "no voice speaks it; languages are " + languages());
        return voices;
    }

    private static Stream<Voice> first(Synthesizer engine, String language) {
        return engine.voices().stream().filter(voice -> voice.languages().contains(language)).limit(1);
    }

    private TreeSet<String> languages() {
        var languages = new TreeSet<String>();
        voices("").forEach(voice -> languages.addAll(voice.languages()));
        return languages;
    }

    private static List<String> names(List<Voice> voices) {
        return voices.stream().map(Voice::name).limit(20).toList();
    }

    /// Mandarin goes by two subtags: `zh` (the macrolanguage) and `cmn`.
    public static String primary(String language) {
        var subtag = Locale.forLanguageTag(language).getLanguage();
        return subtag.equals("cmn") ? "zh" : subtag;
    }

    private static MeshException bad(String field, String problem) {
        return new MeshException(new Fault.BadInput(field, problem));
    }
}
