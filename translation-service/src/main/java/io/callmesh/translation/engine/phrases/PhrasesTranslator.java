package io.callmesh.translation.engine.phrases;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.LanguagePairs;
import io.callmesh.translation.engine.Phrasebook;
import io.callmesh.translation.engine.Task;
import io.callmesh.translation.engine.Translation;
import io.callmesh.translation.engine.Translation.Reason;
import io.callmesh.translation.engine.Translation.Translated;
import io.callmesh.translation.engine.Translation.Untranslated;
import io.callmesh.translation.engine.Translator;
import io.callmesh.translation.language.Clauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Translates out of the assistant's own phrase book, clause by clause, each as long as it is known. One unknown clause
/// leaves the whole text untranslated: half an answer misleads.
@Named("phrases")
@ApplicationScoped
class PhrasesTranslator implements Translator {

    /// A sentence of the memory spans at most so many clauses: a list of ten.
    private static final int SPAN = 10;

    private final LanguagePairs pairs;
    private final Memories memories = new Memories();

    PhrasesTranslator(LanguagePairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public Set<LanguagePair> pairs() {
        return pairs.all();
    }

    @Override
    public Translation translate(Task task) throws InterruptedException {
        var memory = memories.of(task.book(), task.pair());
        return memory.empty() ? new Untranslated(emptiness(task.book())) : translated(task, memory);
    }

    /// An assistant that has sentences, but none in these two languages, does not know the pair.
    private static Reason emptiness(Phrasebook book) {
        return book.sentences().isEmpty() ? Reason.UNKNOWN_PHRASE : Reason.UNKNOWN_PAIR;
    }

    private static Translation translated(Task task, Memory memory) throws InterruptedException {
        var clauses = Clauses.of(task.text().reveal());
        var said = new ArrayList<String>();
        double score = 1;
        for (int from = 0; from < clauses.size(); ) {
            var known = longest(clauses, from, memory);
            if (known.isEmpty()) return new Untranslated(Reason.UNKNOWN_PHRASE);
            said.add(Clauses.marked(known.get().found.text(), clauses.get(known.get().end - 1), task.pair().target()));
            score = Math.min(score, known.get().found.similarity());
            from = known.get().end;
        }
        if (said.isEmpty()) return new Untranslated(Reason.UNKNOWN_PHRASE);
        return new Translated(Spoken.of(Clauses.join(said, task.pair().target())), (float) score);
    }

    /// What is known of the clauses up to `end`.
    private record Known(int end, Memory.Found found) {}

    private static Optional<Known> longest(List<String> clauses, int from, Memory memory) throws InterruptedException {
        for (int end = Math.min(clauses.size(), from + SPAN); end > from; end--) {
            if (Thread.interrupted()) throw new InterruptedException();
            var found = memory.find(String.join(" ", clauses.subList(from, end)));
            if (found.isPresent()) return Optional.of(new Known(end, found.get()));
        }
        return Optional.empty();
    }
}
