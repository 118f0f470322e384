package io.callmesh.llm.knowledge;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Words;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How alike texts are by runs of their letters, written together: recognisers divide and misspell words (`wif i`, `check kin`).
/// A run counts by how few of the texts have it.
final class Letters {

    private final Map<String, Integer> texts = new HashMap<>();
    private final int size;

    /// @param all the runs of each text that others are held against
    Letters(Collection<Set<String>> all) {
        size = all.size();
        all.forEach(runs -> runs.forEach(run -> texts.merge(run, 1, Integer::sum)));
    }

    /// The runs of a text; of a text that is shorter than one, the text.
    ///
    /// @param length letters in a run, at least 2
    static Set<String> runs(String text, int length) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}|['’]", "");
        String letters = String.join("", Words.of(plain, Language.ENGLISH));
        var all = new HashSet<String>();
        for (int from = 0; from + length <= letters.length(); from++) all.add(letters.substring(from, from + length));
        if (all.isEmpty()) all.add(letters);
        return all;
    }

    /// How much is told by a run being there; more the fewer texts have it.
    double rarity(String run) {
        return Math.log(1 + size / (double) texts.getOrDefault(run, 1));
    }

    /// The cosine of what two texts have, 0 to 1; runs that none of the known texts has do not count.
    double likeness(Set<String> one, Set<String> other) {
        double shared = squares(one.stream().filter(other::contains).toList()), whole = Math.sqrt(squares(one) * squares(other));
        return whole == 0 ? 0 : shared / whole;
    }

    private double squares(Collection<String> runs) {
        double sum = 0;
        for (var run : runs) if (texts.containsKey(run)) sum += rarity(run) * rarity(run);
        return sum;
    }
}
