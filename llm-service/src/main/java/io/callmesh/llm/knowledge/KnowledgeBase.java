package io.callmesh.llm.knowledge;

import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pack.Pack.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What one pack knows in one language. Safe for many threads; the same question finds the same passages.
///
/// A passage's score mixes how much of the question's words it holds (BM25) and how near its title or its nearest sentence
/// is in meaning. Both are scaled so that 0 is chance and 1 is as near as passages get; the measurements are in
/// `docs/understanding.md`.
public final class KnowledgeBase {

    private static final double MEANING = 0.6, SURE = 0.44;

    private final List<Passage> passages;
    private final Language language;
    private final Supplier<Embedder> embedder;
    private Optional<Index> index = Optional.empty();

    /// What is searched: by words, and by meaning, passage by passage.
    private record Index(WordIndex words, List<Meaning> meanings) {}

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
        var built = new ArrayList<Meaning>();
        for (var passage : passages) built.add(new Meaning(passage, embedder.get(), language));
        return new Index(new WordIndex(passages, language), List.copyOf(built));
    }

    private synchronized Index index() {
        prepare();
        return index.orElseThrow();
    }

    /// The passages nearest to a question, the best first.
    ///
    /// @param most how many
    public List<Found> find(String question, int most) {
        var index = index();
        if (passages.isEmpty() || question.isBlank()) return List.of();
        double[] shared = index.words().scores(question);
        float[] vector = embedder.get().embed(question);
        var found = new ArrayList<Found>();
        for (int i = 0; i < passages.size(); i++) found.add(found(i, index.meanings().get(i), shared[i], vector));
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    private Found found(int passage, Meaning meaning, double shared, float[] question) {
        double score = MEANING * meaning.nearness(question) + (1 - MEANING) * shared;
        return new Found(passages.get(passage), meaning.answer(question), score, score >= SURE);
    }
}
