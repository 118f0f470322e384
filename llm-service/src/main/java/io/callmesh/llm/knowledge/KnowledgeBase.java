package io.callmesh.llm.knowledge;

import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack.Passage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What one pack knows in one language. Safe for many threads; the same question finds the same passages.
///
/// A passage's score mixes how much of the question's words it holds (BM25) and how near its title or its nearest sentence
/// is in meaning. Both are scaled so that 0 is chance and 1 is as near as passages get; the measurements are in
/// `docs/understanding.md`. What is found is then ranked again by whether it is about what is talked about, and by letters. Of many
/// passages only those are compared that words and things put first.
public final class KnowledgeBase {

    private static final double MEANING = 0.6, SURE = 0.44;
    /// What a thing that is talked about adds, so that it outweighs any other; with less than that share of it another thing is meant.
    private static final double THING = 1, MEANT = 0.8;
    /// What the same letters add: little where words and meaning are enough, for `address` is in many titles.
    private static final double LETTERS = 0.4, LETTERS_BESIDE_WORDS = 0.05;
    /// More passages than these are not all compared by meaning and letters, but so many of them.
    private static final int MANY = 600, COMPARED = 48;
    private static final int RUN_LATIN = 3, RUN_HAN = 2;

    private final List<Passage> passages;
    private final Language language;
    private final Supplier<Embedder> embedder;
    private Optional<Index> index = Optional.empty();

    /// What is searched.
    ///
    /// @param compared passage by passage; none where there are many
    private record Index(WordIndex words, Things things, Letters letters, List<Compared> compared) {}

    /// A passage made ready for comparison.
    private record Compared(Meaning meaning, Set<String> letters) {}

    /// What is asked, made ready for comparison.
    private record Asked(float[] vector, Set<String> letters) {}

    /// A passage before it is compared.
    ///
    /// @param shared how much of the question's words it holds
    /// @param thing  how much the talk is about its thing
    private record Candidate(int place, double shared, double thing) {

        double first() {
            return (1 - MEANING) * shared + THING * thing;
        }
    }

    /// A passage that was compared; what it answers is worked out for those that are found.
    private record Ranked(Passage passage, Meaning meaning, double score, boolean sure, double rank, double letters) {

        Found found(Asked asked) {
            return new Found(passage, meaning.answer(asked.vector()), score, sure);
        }
    }

    /// Does nothing yet: [#prepare] builds what is searched.
    public KnowledgeBase(List<Passage> passages, Language language, Supplier<Embedder> embedder) {
        this.passages = passages.stream().filter(passage -> Language.primary(passage.language()).equals(language.tag())).toList();
        this.language = language;
        this.embedder = embedder;
    }

    /// @return whether there was anything to do
    public synchronized boolean prepare() {
        if (index.isPresent()) return false;
        index = Optional.of(built());
        return true;
    }

    private Index built() {
        var compared = passages.size() <= MANY ? passages.stream().map(this::compared).toList() : List.<Compared>of();
        var letters = new Letters(passages.stream().map(this::letters).toList());
        return new Index(new WordIndex(passages, language), new Things(passages, language), letters, compared);
    }

    private synchronized Index index() {
        prepare();
        return index.orElseThrow();
    }

    private Compared compared(Passage passage) {
        return new Compared(new Meaning(passage, embedder.get(), language), letters(passage));
    }

    private Set<String> letters(Passage passage) {
        return letters(Meaning.unnamed(passage, "").apply(passage.title() + " " + Markup.plain(passage.text())));
    }

    private Set<String> letters(String text) {
        return Letters.runs(text, language == Language.ENGLISH ? RUN_LATIN : RUN_HAN);
    }

    /// The passages nearest to a question that stands by itself, the best first.
    ///
    /// @param most how many
    public List<Found> find(String question, int most) {
        return find(question, List.of(), most);
    }

    /// The passages nearest to a question, the best first.
    ///
    /// @param before what was said before it by either side, the oldest first: it tells which thing is talked about
    /// @param most   how many
    public List<Found> find(String question, List<String> before, int most) {
        var index = index();
        if (passages.isEmpty() || question.isBlank()) return List.of();
        var asked = new Asked(embedder.get().embed(question), letters(question));
        var compared = candidates(index, question, before).map(candidate -> ranked(candidate, index, asked)).toList();
        double letters = compared.stream().anyMatch(Ranked::sure) ? LETTERS_BESIDE_WORDS : LETTERS;
        return compared.stream().sorted(Comparator.comparingDouble((Ranked ranked) -> ranked.rank() + letters * ranked.letters()).reversed()).limit(most)
                .map(ranked -> ranked.found(asked)).toList();
    }

    /// The passages that hold most of a question's words, the best first: what the other ways to find are compared with. None is sure.
    public List<Found> findByWords(String question, int most) {
        double[] shared = index().words().scores(question);
        return IntStream.range(0, passages.size()).boxed().sorted(Comparator.comparingDouble((Integer place) -> shared[place]).reversed()).limit(most)
                .map(place -> new Found(passages.get(place), Markup.plain(passages.get(place).text()), shared[place], false)).toList();
    }

    private Stream<Candidate> candidates(Index index, String question, List<String> before) {
        double[] shared = index.words().scores(question);
        var things = index.things().spokenOf(question, before);
        var all = IntStream.range(0, passages.size()).mapToObj(place -> new Candidate(place, Math.min(1, shared[place]), thing(passages.get(place), things)));
        return passages.size() <= MANY ? all : all.sorted(Comparator.comparingDouble(Candidate::first).reversed()).limit(COMPARED);
    }

    /// What holds for everything holds for what is talked about.
    private static double thing(Passage passage, Map<String, Double> things) {
        return passage.about().isBlank() ? 1 : things.getOrDefault(passage.about(), 0.0);
    }

    private Ranked ranked(Candidate candidate, Index index, Asked asked) {
        var passage = passages.get(candidate.place());
        var compared = index.compared().isEmpty() ? compared(passage) : index.compared().get(candidate.place());
        double nearness = compared.meaning().nearness(asked.vector());
        double score = MEANING * Math.max(0, nearness) + (1 - MEANING) * candidate.shared();
        boolean meant = candidate.thing() >= MEANT;
        double rank = score + MEANING * Math.min(0, nearness) + THING * candidate.thing();
        return new Ranked(passage, compared.meaning(), score, score >= SURE && meant, rank, index.letters().likeness(compared.letters(), asked.letters()));
    }
}
