package io.callmesh.llm.knowledge;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack.Passage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The things that passages are about, and which of them a conversation is about.
///
/// Names are compared by runs of their letters, for they are what is misheard most (`dragon eats`, `kommen toor`). A long name that
/// was said counts more than a short one, which may be a part of it; one that was said lately more than one long ago.
final class Things {

    private static final int RUN_LATIN = 4, RUN_HAN = 2;
    /// With less of its runs a name was not said.
    private static final double SAID = 0.5;
    /// What a turn loses with each one after it.
    private static final double FADES = 0.8;
    /// Of the rarities of a name's runs, summed: a name of so much counts half.
    private static final double SHORT = 20;

    private final int length;
    private final Map<String, Set<String>> names = new LinkedHashMap<>();
    private final Letters letters;

    Things(List<Passage> passages, Language language) {
        length = language == Language.ENGLISH ? RUN_LATIN : RUN_HAN;
        for (var passage : passages) if (!passage.about().isBlank()) names.computeIfAbsent(passage.about(), this::runs);
        letters = new Letters(names.values());
    }

    private Set<String> runs(String text) {
        return Letters.runs(text, length);
    }

    /// How much the talk is about each thing that was named in it, the one it is about most with 1.
    ///
    /// @param before what was said before the question, the oldest first
    Map<String, Double> spokenOf(String question, List<String> before) {
        var weights = new HashMap<String, Double>();
        if (names.isEmpty()) return weights;
        weigh(question, 1, weights);
        double faded = 1;
        for (var said : before.reversed()) weigh(said, faded *= FADES, weights);
        double most = weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        weights.replaceAll((_, weight) -> weight / most);
        return weights;
    }

    private void weigh(String said, double faded, Map<String, Double> weights) {
        var heard = runs(said);
        names.forEach((name, its) -> {
            double whole = its.stream().mapToDouble(letters::rarity).sum();
            double share = its.stream().filter(heard::contains).mapToDouble(letters::rarity).sum() / whole;
            if (share >= SAID) weights.merge(name, share * share * faded * whole / (whole + SHORT), Math::max);
        });
    }
}
