package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Kind;
import io.callmesh.llm.sound.NumbersBySound;
import io.callmesh.llm.sound.Rehearing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What callers of a pack may have said where a recogniser wrote words that sound like its own.
final class BySound {

    /// @param surely near enough by sound for a phrase to count that it makes
    record Meant(Heard heard, boolean surely) {}

    private static final int A_PHRASE = 16, MANY = 1_000;
    private static final double SURELY = 0.25;

    private final Pack pack;
    private final SlotSpotter spotter;
    private final Rehearing rehearing;
    private final NumbersBySound numbers;
    private final boolean many;

    BySound(Pack pack, Grammar grammar, SlotValues values, SlotSpotter spotter, Language language) {
        this.pack = pack;
        this.spotter = spotter;
        var sentences = new ArrayList<List<String>>(values.spoken());
        for (var phrase : grammar.phrases()) sentences.addAll(Expansions.some(phrase.pattern(), SlotNames::mark, A_PHRASE));
        many = grammar.phrases().size() >= MANY;
        rehearing = new Rehearing(sentences, many, language);
        numbers = new NumbersBySound(language);
    }

    /// Whether there are phrases enough to tell what was meant where none of them matches: few take what is said about something
    /// else for their own words.
    boolean many() {
        return many;
    }

    /// One for each hypothesis that may have been misheard.
    List<Meant> meant(List<Heard> heard, String expecting) {
        return heard.stream().map(one -> meant(one, expecting)).flatMap(Optional::stream).toList();
    }

    private Optional<Meant> meant(Heard heard, String expecting) {
        var kind = pack.slot(expecting).map(Pack.Slot::kind);
        boolean counting = kind.filter(asked -> asked == Kind.DIGITS || asked == Kind.NUMBER).isPresent();
        var counted = counting ? numbers.in(Politeness.core(heard.words()).of(heard.tokens())).map(tokens -> heard.as(tokens, spotter.spot(tokens, expecting))) : Optional.<Heard>empty();
        if (counted.filter(one -> one.tells(expecting)).isPresent()) return counted.map(one -> new Meant(one, true));
        return rehearing.meant(heard.tokens()).map(meant -> new Meant(heard.as(meant.tokens(), spotter.spot(meant.tokens(), expecting)), meant.farthest() <= SURELY));
    }
}
