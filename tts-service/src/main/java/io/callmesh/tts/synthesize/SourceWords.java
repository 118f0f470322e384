package io.callmesh.tts.synthesize;

import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.text.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Tells words as they stand in the source text: several spoken words that stand for one number there become one word.
///
/// Holds each word back until the next one is known.
final class SourceWords {

    private final Reading clause;
    private final Duration begins;
    private final Sink<List<SpokenWord>> words;
    private Optional<SpokenWord> held = Optional.empty();
    private int count;

    /// @param begins where in the text's sound the clause begins
    SourceWords(Reading clause, Duration begins, Sink<List<SpokenWord>> words) {
        this.clause = clause;
        this.begins = begins;
        this.words = words;
    }

    void put(List<SpokenWord> spoken) throws InterruptedException {
        for (var word : spoken) {
            if (word.from() < word.to() && word.to() <= clause.length()) put(placed(word));
        }
    }

    void finish() throws InterruptedException {
        if (held.isPresent()) words.put(List.of(held.get()));
        held = Optional.empty();
    }

    int count() {
        return count;
    }

    private void put(SpokenWord word) throws InterruptedException {
        if (held.isPresent() && word.from() < held.get().to()) {
            held = Optional.of(new SpokenWord(held.get().from(), Math.max(held.get().to(), word.to()), held.get().start(), word.end()));
            return;
        }
        finish();
        held = Optional.of(word);
        count++;
    }

    private SpokenWord placed(SpokenWord word) {
        var source = clause.source(word.from(), word.to());
        return new SpokenWord(source.from(), source.to(), begins.plus(word.start()), begins.plus(word.end()));
    }
}
