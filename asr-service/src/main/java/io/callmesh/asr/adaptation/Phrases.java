package io.callmesh.asr.adaptation;

import io.callmesh.asr.adaptation.Expression.Choice;
import io.callmesh.asr.adaptation.Expression.Digits;
import io.callmesh.asr.adaptation.Expression.Maybe;
import io.callmesh.asr.adaptation.Expression.Said;
import io.callmesh.asr.adaptation.Expression.Sequence;
import io.callmesh.asr.adaptation.Expression.Value;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The phrases of a pack that can be foreseen.
///
/// @param language a BCP 47 tag as packs spell it
/// @param slots    whose values are known
record Phrases(String language, Set<String> slots) {

    List<Expression> of(Pack pack, List<String> hints) {
        var phrases = new ArrayList<Expression>();
        spoken(pack, language).forEach(phrase -> add(phrase.getText(), phrases));
        hints.forEach(hint -> phrases.add(Expression.words(plain(hint))));
        return phrases;
    }

    static int count(Pack pack, String language) {
        return (int) spoken(pack, language).count();
    }

    private static Stream<Phrase> spoken(Pack pack, String language) {
        return pack.getIntentsList().stream().flatMap(intent -> intent.getPhrasesList().stream())
                .filter(phrase -> phrase.getLanguage().equals(language));
    }

    private void add(String pattern, List<Expression> phrases) {
        try {
            var phrase = PatternReader.read(pattern);
            if (foreseen(phrase)) phrases.add(phrase);
        } catch (IllegalArgumentException malformed) {
            // left out and counted; the pack's author hears of it from `./mesh check`
        }
    }

    private boolean foreseen(Expression expression) {
        return switch (expression) {
            case Value(var slot) -> slots.contains(slot);
            case Sequence(var parts) -> parts.stream().allMatch(this::foreseen);
            case Choice(var ways) -> ways.stream().allMatch(this::foreseen);
            case Maybe(var part) -> foreseen(part);
            case Said _, Digits _ -> true;
        };
    }

    private static String plain(String hint) {
        return hint.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}' ]", " ");
    }
}
