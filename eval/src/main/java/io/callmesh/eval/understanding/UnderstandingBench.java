package io.callmesh.eval.understanding;

import io.callmesh.eval.report.Findings;
import io.callmesh.eval.understanding.Mind.Meant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// How much of labelled sets is understood by what learned from others: accuracy, strangers noticed, slots, time.
///
/// @param mind     what is measured
/// @param language of the sets, BCP 47; without one each set's own, by its script
/// @param atOnce   lines asked at a time
/// @param progress told of each set
public record UnderstandingBench(Mind mind, Optional<String> language, int atOnce, Consumer<String> progress) {

    private static final long SEED = 1;

    /// A row for each set and each share of misheard words; and of all sets together, as they were said or with the least noise,
    /// the facts `accuracy`, `oos_recall` and `slot_f1` (fractions; absent where no line is labelled so), counts and times.
    public void measure(List<Sets> sets, List<Double> noise, Findings findings) throws InterruptedException {
        var total = new Tally(false);
        double least = noise.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        for (var set : sets) {
            long from = System.nanoTime();
            var pack = mind.learn(TrainingPack.of(set.training(), language(set.training())));
            var learning = Duration.ofNanos(System.nanoTime() - from);
            progress.accept(set.test().name() + ": learned " + set.training().size() + " lines in " + learning.toMillis() + " ms, asking " + set.test().size());
            for (double share : noise) {
                var tally = asked(pack, set.test(), hearing(set.training(), share));
                tally.row(set.test().name(), share, set.training().size(), learning, findings);
                if (share == least) total.add(tally);
            }
        }
        if (!sets.isEmpty()) total.facts(findings);
    }

    private UnaryOperator<String> hearing(LabelledSet vocabulary, double share) {
        return language(vocabulary).equals("zh") ? new Homophones(vocabulary, share, SEED) : new Misheard(vocabulary, share, SEED);
    }

    private String language(LabelledSet set) {
        return language.orElseGet(set::language);
    }

    private Tally asked(String pack, LabelledSet test, UnaryOperator<String> hearing) throws InterruptedException {
        var tally = new Tally(test.scopeCounts());
        var answers = answers(pack, test, hearing);
        for (int i = 0; i < answers.size(); i++) tally.add(test.lines().get(i), answers.get(i));
        return tally;
    }

    private List<Meant> answers(String pack, LabelledSet test, UnaryOperator<String> hearing) throws InterruptedException {
        String spoken = language(test);
        try (var pool = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().name("asking-", 0).factory())) {
            var questions = test.lines().stream().map(line -> pool.submit(() -> mind.ask(pack, spoken, hearing.apply(line.text()), line.expecting()))).toList();
            var answers = new ArrayList<Meant>();
            for (var question : questions) answers.add(question.get());
            return answers;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) throw known;
            throw new IllegalStateException(failure.getCause());
        }
    }
}
