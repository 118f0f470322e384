package io.callmesh.llm.understand;

import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Today;
import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Tokenizer;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.tag.Span;
import io.callmesh.llm.tag.Tagger.Found;
import io.callmesh.llm.understand.Understanding.Told;
import io.callmesh.llm.understand.Understanding.Wanted;
import io.callmesh.llm.value.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Understands one assistant's callers in one language. Safe for many threads; the same input gives the same answer.
///
/// ```
/// a phrase of the pack, word for word ─► exact
/// the value that was asked for        ─► value, no intent
/// such a phrase as it may have sounded ─► 0.9
/// such a phrase with politeness       ─► 0.97
/// such a phrase in a longer sentence  ─► by its share of it
/// the nearest phrase, if near enough, or what was learned from many  ─► its score
/// otherwise                           ─► out of scope
/// ```
public final class Understander {

    private static final double POLITE = 0.97, BY_SOUND = 0.9, SPOTTED = 0.9, WHOLE_TEXT = 0.6, VALUES_ONLY = 0.5, PROBABLE = 0.4;
    private static final int INTENTS = 3, COMPARED = 3, STRANGE_WORDS = 2;

    private final Language language;
    private final SlotValues values;
    private final SlotSpotter spotter;
    private final Shown shown;
    private final Grammar grammar;
    private final Guess guess;
    private final BySound bySound;

    /// Reads the patterns, which is quick; the vectors are made by [#prepare].
    ///
    /// @throws io.callmesh.runtime.MeshException with `BadInput` when a pattern cannot be read
    public Understander(Pack pack, Language language, Supplier<Embedder> embedder, Learned learned) {
        this(pack, language, embedder, learned, Today::day);
    }

    /// @param today which day it is for callers: days are told from there
    public Understander(Pack pack, Language language, Supplier<Embedder> embedder, Learned learned, Supplier<LocalDate> today) {
        this.language = language;
        values = new SlotValues(pack, language, today);
        spotter = new SlotSpotter(values);
        shown = new Shown(pack, values, language, learned);
        grammar = new Grammar(pack, language, values);
        bySound = new BySound(pack, grammar, values, spotter, language);
        guess = new Guess(grammar, new SlotNames(pack, language), embedder, language, learned);
    }

    /// Makes the vectors of the phrases, some milliseconds each; what does not match exactly waits for it.
    ///
    /// @return whether there was anything to do
    public boolean prepare() {
        shown.prepare();
        return guess.prepare();
    }

    /// Whether everything is prepared; before, what no phrase matches is understood worse or not at all.
    public boolean ready() {
        return guess.ready();
    }

    /// @param hypotheses what was heard or typed, best first; at least one
    /// @param expecting  the slot that was asked for, or empty
    public Understanding understand(List<String> hypotheses, String expecting) {
        var heard = new ArrayList<Heard>();
        for (int i = 0; i < hypotheses.size(); i++) heard.add(cut(i, hypotheses.get(i), expecting));
        for (var one : heard) {
            var exact = exactly(one, expecting, 1);
            if (exact.isPresent()) return exact.get();
        }
        if (values.free(expecting)) return roughly(heard, expecting);
        var meant = bySound.meant(heard, expecting);
        for (var one : meant) {
            var sounding = soundingAlike(one, expecting);
            if (sounding.isPresent()) return sounding.get();
        }
        if (bySound.many()) meant.stream().limit(1).map(BySound.Meant::heard).forEach(one -> heard.add(Math.min(heard.size(), COMPARED - 1), one));
        return roughly(heard, expecting);
    }

    private Optional<Understanding> soundingAlike(BySound.Meant meant, String expecting) {
        if (!meant.surely()) return Optional.empty();
        var heard = meant.heard();
        var core = Politeness.core(heard.words()).of(heard.tokens());
        return exactly(heard, expecting, BY_SOUND).or(() -> exactly(heard.as(core, spotter.spot(core, expecting)), expecting, BY_SOUND));
    }

    private Heard cut(int index, String text, String expecting) {
        var tokens = Tokenizer.tokens(text, language);
        var found = shown.in(text, tokens, expecting);
        var spotted = spotter.spot(tokens, expecting, found.stream().map(Found::value).toList());
        return new Heard(index, text, tokens, spotted, beside(spotted, found, tokens, text));
    }

    /// What the examples show beside that which rules found.
    private List<Told> beside(List<Filled> spotted, List<Found> found, List<Token> tokens, String text) {
        return found.stream()
                .filter(one -> shown.tells(one.value().name()) && one.probability() >= PROBABLE)
                .filter(one -> spotted.stream().noneMatch(value -> value.slot().equals(one.value().name()) || value.within(one.value(), tokens)))
                .map(one -> new Told(one.value().name(), said(one.value(), text), one.value().from(), one.value().to(), one.probability()))
                .toList();
    }

    private String said(Span value, String text) {
        String said = text.substring(text.offsetByCodePoints(0, value.from()), text.offsetByCodePoints(0, value.to()));
        return values.asSaid(value.name()) ? said : Names.normal(said);
    }

    private Optional<Understanding> exactly(Heard heard, String expecting, double score) {
        var matches = grammar.matches(heard.tokens());
        if (!matches.isEmpty()) return Optional.of(matched(heard, heard.tokens(), matches, score, expecting));
        boolean bareValue = heard.tells(expecting) && heard.strange() == 0;
        return bareValue ? Optional.of(understanding(heard, List.of(), tellings(heard, expecting), false)) : Optional.empty();
    }

    /// The most probable of the first few; of equals the first.
    private Understanding roughly(List<Heard> heard, String expecting) {
        return heard.stream()
                .limit(COMPARED)
                .map(one -> rough(one, expecting))
                .reduce((best, next) -> weight(next) > weight(best) ? next : best)
                .orElseThrow();
    }

    private static double weight(Understanding understood) {
        if (!understood.intents().isEmpty()) return understood.intents().getFirst().score();
        return understood.outOfScope() ? 0 : VALUES_ONLY;
    }

    private Understanding rough(Heard heard, String expecting) {
        var core = Politeness.core(heard.words()).of(heard.tokens());
        var polite = core.size() < heard.tokens().size() ? grammar.matches(core) : List.<Grammar.Match>of();
        if (!polite.isEmpty()) return matched(heard, core, polite, POLITE, expecting);
        var told = tellings(heard, expecting);
        var intents = values.free(expecting) ? List.<Wanted>of() : guess.intents(heard, heard.tells(expecting));
        var refusal = Refusal.in(Denial.paused(heard.tokens()));
        if (guess.refused(refusal, intents)) return instead(heard, refusal.rest(heard.tokens()), expecting, intents.getFirst().score());
        boolean value = !told.isEmpty() && (heard.strange() <= STRANGE_WORDS || heard.words().stream().anyMatch(Correction::word) || told.stream().anyMatch(one -> one.slot().equals(expecting)));
        return understanding(heard, intents.stream().limit(INTENTS).toList(), told, intents.isEmpty() && !value);
    }

    /// What else is said beside what is not to be done; otherwise all is left as it is.
    private Understanding instead(Heard heard, List<Token> rest, String expecting, double score) {
        var other = heard.only(rest, spotter.spot(rest, expecting));
        var meant = rest.isEmpty() ? Optional.<Understanding>empty() : exactly(other, expecting, POLITE).or(() -> Optional.of(rough(other, expecting)));
        if (meant.filter(one -> !one.intents().isEmpty()).isPresent()) return meant.get();
        boolean known = grammar.knows(Pack.CANCEL);
        return understanding(heard, known ? List.of(new Wanted(Pack.CANCEL, score, false)) : List.of(), List.of(), !known);
    }

    private Understanding understanding(Heard heard, List<Wanted> intents, List<Told> told, boolean outOfScope) {
        boolean strange = !intents.isEmpty() && intents.getFirst().intent().equals(Pack.OUT_OF_SCOPE);
        var known = strange ? List.<Wanted>of() : intents.stream().filter(wanted -> !wanted.intent().equals(Pack.OUT_OF_SCOPE)).toList();
        return new Understanding(known, told, heard.language(language), Mood.of(heard.tokens()), outOfScope || strange, heard.index());
    }

    /// The values of the best match, and whatever else was spotted beside them.
    private Understanding matched(Heard heard, List<Token> tokens, List<Grammar.Match> matches, double score, String expecting) {
        var intents = matches.stream().map(match -> new Wanted(match.intent(), score, score == 1)).limit(INTENTS).toList();
        var told = new ArrayList<Told>();
        for (var filled : matches.getFirst().filled()) told.add(told(heard, tokens, filled, score));
        for (var filled : heard.spotted()) {
            var beside = told(heard, heard.tokens(), filled, SPOTTED);
            if (told.stream().noneMatch(one -> one.slot().equals(beside.slot()) || one.overlaps(beside))) told.add(beside);
        }
        for (var beside : heard.shown()) if (told.stream().noneMatch(one -> one.slot().equals(beside.slot()) || one.overlaps(beside))) told.add(beside);
        told.sort(Comparator.comparingInt(Told::from));
        if (told.isEmpty()) wholeText(heard, expecting).ifPresent(told::add);
        return understanding(heard, intents, told, false);
    }

    private List<Told> tellings(Heard heard, String expecting) {
        var told = new ArrayList<Told>();
        for (var filled : heard.spotted()) told.add(told(heard, heard.tokens(), filled, filled.slot().equals(expecting) ? 1 : SPOTTED));
        told.addAll(heard.shown());
        told.sort(Comparator.comparingInt(Told::from));
        wholeText(heard, expecting).ifPresent(told::add);
        return told;
    }

    private Optional<Told> wholeText(Heard heard, String expecting) {
        String text = heard.text().strip();
        if (!values.free(expecting) || text.isEmpty()) return Optional.empty();
        return Optional.of(new Told(expecting, text, 0, heard.text().codePointCount(0, heard.text().length()), WHOLE_TEXT));
    }

    private Told told(Heard heard, List<Token> tokens, Filled filled, double score) {
        int from = tokens.get(filled.from()).from(), to = tokens.get(filled.to() - 1).to();
        return new Told(filled.slot(), values.asSaid(filled.slot()) ? heard.between(from, to) : filled.value().isEmpty() ? Names.normal(heard.between(from, to)) : filled.value(), from, to, score, filled.other());
    }
}
