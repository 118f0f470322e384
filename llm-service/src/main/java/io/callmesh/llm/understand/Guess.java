package io.callmesh.llm.understand;

import io.callmesh.llm.classify.Learned;
import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.understand.Grammar.Held;
import io.callmesh.llm.understand.Understanding.Wanted;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// What a sentence that no phrase matches most probably means: which phrases it holds, and which it is nearest to; where there
/// are many phrases, what was learned from them.
final class Guess {

    /// Below this score nothing is understood; a second guess may be this much below it.
    private static final double ENOUGH_ENGLISH = 0.53, ENOUGH_CHINESE = 0.65;
    /// A part of the second that the gateway waits for understanding.
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final double SECOND = 0.10;
    /// What a phrase in a longer sentence is worth, from a small share of it to all, and what a mere value in it adds.
    private static final double HELD = 0.58, ALL = 0.37, VALUE = 0.2, HIGHEST = 0.95;

    /// Ways to say a phrase that are looked at for what it does.
    private static final int A_PHRASE = 16;

    private final Grammar grammar;
    private final Language language;
    private final Resemblance resemblance;
    private final boolean trained;
    private final FutureTask<Boolean> preparing;

    Guess(Grammar grammar, SlotNames names, Supplier<Embedder> embedder, Language language, Learned learned) {
        this.grammar = grammar;
        this.language = language;
        trained = Trained.worthwhile(grammar.phrases());
        resemblance = trained
                ? new Trained(grammar.phrases(), names, embedder, language, learned, enough())
                : new Nearest(new Examples(grammar.phrases(), names), names, embedder, language);
        preparing = new FutureTask<>(resemblance::prepare, true);
    }

    private double enough() {
        return switch (language) {
            case ENGLISH -> ENOUGH_ENGLISH;
            case CHINESE -> ENOUGH_CHINESE;
        };
    }

    /// Whether there is nothing left to prepare.
    boolean ready() {
        return preparing.isDone();
    }

    /// @return whether there was anything to do
    boolean prepare() {
        boolean todo = !preparing.isDone();
        preparing.run();
        return todo;
    }

    /// Waits a little for the vectors; who comes before they are made is understood by letters.
    private void await() {
        if (!preparing.isDone()) Thread.ofPlatform().daemon().name("prepare-now").start(preparing);
        try {
            preparing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillPreparing) {
            // by letters, then
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    /// @param answered the value that was asked for is in it: then only a phrase that it holds says more
    List<Wanted> intents(Heard heard, boolean answered) {
        Map<String, Double> scores = new LinkedHashMap<>();
        if (!answered) await();
        if (!answered) resemblance.to(heard.marked()).forEach(near -> scores.put(near.intent(), near.score()));
        if (answered || !trained || !ready()) grammar.held(heard.tokens()).forEach((intent, held) -> scores.merge(intent, worth(held), held.telling() ? Math::max : Double::sum));
        return enough(scores);
    }

    /// Whether what is nearest is what the sentence refuses.
    boolean refused(Refusal refusal, List<Wanted> meant) {
        return refusal.any() && meant.stream().anyMatch(one -> one.score() >= meant.getFirst().score() - SECOND && refusal.of(said(one.intent())));
    }

    private List<List<String>> said(String intent) {
        return grammar.phrases().stream().filter(phrase -> phrase.intent().equals(intent)).flatMap(phrase -> Expansions.some(phrase.pattern(), SlotNames::mark, A_PHRASE).stream()).toList();
    }

    private static double worth(Held held) {
        return held.telling() ? HELD + ALL * held.share() : VALUE * held.share();
    }

    private List<Wanted> enough(Map<String, Double> scores) {
        var ranked = scores.entrySet().stream()
                .map(entry -> new Wanted(entry.getKey(), Math.min(HIGHEST, entry.getValue()), false))
                .sorted(Comparator.comparingDouble(Wanted::score).reversed().thenComparing(Wanted::intent))
                .toList();
        if (ranked.isEmpty() || ranked.getFirst().score() < enough()) return List.of();
        return ranked.stream().filter(wanted -> wanted.score() >= enough() - SECOND).toList();
    }
}
