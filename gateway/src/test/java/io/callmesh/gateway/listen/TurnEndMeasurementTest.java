package io.callmesh.gateway.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How well [TurnEnd] tells whole utterances from beginnings of them, in dialogues that it has not learned from. Prints the
/// figures of `docs/turn-taking.md`.
class TurnEndMeasurementTest {

    private static final List<Double> FALSELY_COMPLETE = List.of(0.05, 0.1, 0.2);

    /// Sorted scores.
    private record Scores(double[] whole, double[] beginnings) {

        double area() {
            double wins = 0;
            int below = 0, upTo = 0;
            for (double score : whole) {
                while (below < beginnings.length && beginnings[below] < score) below++;
                while (upTo < beginnings.length && beginnings[upTo] <= score) upTo++;
                wins += (below + upTo) / 2.0;
            }
            return wins / whole.length / beginnings.length;
        }

        double threshold(double falselyComplete) {
            return beginnings[(int) Math.ceil(beginnings.length * (1 - falselyComplete)) - 1];
        }

        double caught(double threshold) {
            return Arrays.stream(whole).filter(score -> score > threshold).count() / (double) whole.length;
        }
    }

    @Test
    void englishUtterancesAreToldFromTheirBeginnings() throws IOException {
        assertThat(measure("en", Ending.ENGLISH, data().english()).area()).isGreaterThan(0.9);
    }

    @Test
    void chineseUtterancesAreToldFromTheirBeginnings() throws IOException {
        assertThat(measure("zh", Ending.CHINESE, data().chinese()).area()).isGreaterThan(0.9);
    }

    private static Utterances data() {
        var data = Utterances.present();
        assumeTrue(data.isPresent(), "SKIPPED: no dialogues at shared/data");
        return data.orElseThrow();
    }

    private static Scores measure(String language, Ending ending, List<String> utterances) {
        var random = new Random(17);
        var whole = new ArrayList<Double>();
        var anywhere = new ArrayList<Double>();
        var inside = new ArrayList<Double>();
        for (var said : utterances) {
            var words = ending.words(said);
            if (words.size() < 2) continue;
            int cut = 1 + random.nextInt(words.size() - 1);
            double beginning = TurnEnd.score(words.subList(0, cut), language);
            whole.add(TurnEnd.score(words, language));
            anywhere.add(beginning);
            if (!Utterances.sentences(said, ending).contains(cut)) inside.add(beginning);
        }
        print(language + ", cut inside a sentence", new Scores(sorted(whole), sorted(inside)));
        var scores = new Scores(sorted(whole), sorted(anywhere));
        print(language + ", cut anywhere", scores);
        return scores;
    }

    private static void print(String what, Scores scores) {
        System.out.printf(Locale.ROOT, "%s: %d utterances, %d beginnings, ROC AUC %.3f%n", what, scores.whole().length, scores.beginnings().length, scores.area());
        System.out.println("  middles of the tenths of whole utterances: " + deciles(scores.whole()));
        System.out.println("  middles of the tenths of beginnings:       " + deciles(scores.beginnings()));
        for (double rate : FALSELY_COMPLETE) {
            double threshold = scores.threshold(rate);
            System.out.printf(Locale.ROOT, "  falsely complete %.0f %%: threshold %.2f, whole utterances above it %.1f %%%n", rate * 100, threshold, 100 * scores.caught(threshold));
        }
    }

    private static String deciles(double[] sorted) {
        return IntStream.range(0, 10).mapToObj(i -> String.format(Locale.ROOT, "%.2f", sorted[(2 * i + 1) * sorted.length / 20])).collect(Collectors.joining(", "));
    }

    private static double[] sorted(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
