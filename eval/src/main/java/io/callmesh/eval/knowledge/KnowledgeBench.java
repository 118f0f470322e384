package io.callmesh.eval.knowledge;

import io.callmesh.eval.knowledge.Asked.Said;
import io.callmesh.eval.knowledge.Library.Way;
import io.callmesh.eval.report.Findings;
import io.callmesh.runtime.measure.Percentiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// How often the passage that people marked is found first, beside BM25 alone; whether questions that no passage answers are left
/// alone; and whether what is cited gives what is answered.
///
/// @param library  what is measured
/// @param language of the set, BCP 47
/// @param progress told of each part
public record KnowledgeBench(Library library, String language, Consumer<String> progress) {

    /// Answers whose citations are checked.
    private static final int SAMPLED = 100;
    private static final long SEED = 1;
    private static final double NANOS_A_MS = 1e6;

    /// The facts `recall_at_1` and so on are fractions of the questions that have a passage; `bm25_…` is the best that words alone find,
    /// of the question or of the whole dialogue.
    public void measure(KnowledgeSet set, Findings findings) throws InterruptedException {
        library.take(set, language);
        progress.accept(set.name() + ": " + set.facts().size() + " passages, asking " + set.asked().size() + " questions");
        ranks(set.asked().stream().filter(Asked::answerable).toList(), findings);
        strangers(set.asked().stream().filter(asked -> !asked.answerable()).toList(), findings);
        citations(set, findings);
    }

    private void ranks(List<Asked> questions, Findings findings) {
        Ranks usual = new Ranks(), words = new Ranks(), dialogue = new Ranks();
        var times = new ArrayList<Double>();
        int sure = 0, right = 0;
        for (var asked : questions) {
            var found = library.find(asked.question(), asked.before(), Way.USUAL);
            times.add(found.took().toNanos() / NANOS_A_MS);
            usual.add(asked, found.passages());
            if (found.sure()) sure++;
            if (found.sure() && asked.passages().contains(found.passages().getFirst())) right++;
            words.add(asked, library.find(asked.question(), List.of(), Way.WORDS).passages());
            dialogue.add(asked, library.find(asked.whole(), List.of(), Way.WORDS).passages());
        }
        usual.row("the llm-service, with the dialogue", findings);
        words.row("BM25 alone, the question", findings);
        dialogue.row("BM25 alone, the question and the dialogue", findings);
        usual.facts("", findings);
        (words.recall(1) > dialogue.recall(1) ? words : dialogue).facts("bm25_", findings);
        findings.fact("questions", questions.size()).fact("answered", sure).fact("answered_right", right)
                .fact("p50_ms", Percentiles.of(times).at(50)).fact("p95_ms", Percentiles.of(times).at(95));
    }

    private void strangers(List<Asked> others, Findings findings) {
        long answered = others.stream().filter(asked -> library.find(asked.question(), asked.before(), Way.USUAL).sure()).count();
        findings.fact("others", others.size()).fact("others_answered", answered);
    }

    /// Asks the titles of passages, with their thing named before; there are more of them than questions in dialogues.
    private void citations(KnowledgeSet set, Findings findings) {
        var facts = new ArrayList<>(set.facts());
        Collections.shuffle(facts, new Random(SEED));
        var support = new Support(set.facts());
        int answered = 0, given = 0, same = 0;
        for (var fact : facts) {
            var answer = library.answer(fact.title(), List.of(new Said(false, fact.about())));
            if (answer.text().isBlank()) continue;
            answered++;
            if (support.given(answer, fact.about())) given++;
            else progress.accept("not given: " + fact.id() + " answered from " + answer.cited());
            if (answer.cited().contains(fact.id())) same++;
            if (answered == SAMPLED) break;
        }
        findings.fact("citations_checked", answered).fact("citations_supporting", given).fact("citations_of_the_very_passage", same);
        if (answered > 0) findings.fact("citation_support", given / (double) answered);
    }
}
