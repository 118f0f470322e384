package io.callmesh.eval.score;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.clip.NumberWords;
import io.callmesh.eval.clip.SpokenDigits;
import io.callmesh.eval.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// How often an order number that people speak digit by digit is understood: at once, and after one read-back; and whether
/// anything is ever done to an order that the caller did not mean.
///
/// The caller listens to what is read back, says yes to the number that was meant, no to another one, and the number again when
/// asked for it.
///
/// @param asking the synthetic sentence that begins each call
/// @param yes    a synthetic yes
/// @param no     a synthetic no
/// @param progress told of each call when it is over
public record DigitsBench(Gateway gateway, SpokenDigits digits, Wav asking, Wav yes, Wav no, Consumer<String> progress) {

    private static final int LENGTH = 4, MOST_EXCHANGES = 8;
    private static final String SLOT = "orderNumber";

    /// One caller's call.
    private record Outcome(String meant, String speaker, boolean first, boolean second, boolean wrongChange, boolean changed) {}

    public void measure(List<String> numbers, int atOnce, long seed, Findings findings) throws InterruptedException {
        var calls = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < numbers.size(); i++) {
            var meant = numbers.get(i);
            var speaker = digits.speakers().get(i % digits.speakers().size());
            var choice = new Random(seed + i);
            calls.add(() -> call(meant, speaker, choice));
        }
        report(Parallel.run(atOnce, calls), findings);
    }

    /// Numbers as order systems give them: four digits, any of them.
    public static List<String> random(int count, long seed) {
        var choice = new Random(seed);
        return choice.ints(count, 1_000, 10_000).mapToObj(Integer::toString).toList();
    }

    private Outcome call(String meant, String speaker, Random choice) throws InterruptedException {
        try (var caller = Caller.call(gateway, new Opening("retail", "en", new Opening.Medium.Voice(SpokenDigits.RATE_HZ)), _ -> { })) {
            caller.greeting();
            var answer = caller.say(asking);
            var heard = new ArrayList<String>();
            var answers = new ArrayList<Answer>();
            for (int i = 0; i < MOST_EXCHANGES && goesOn(caller, answer, heard, meant); i++) {
                answer = respond(caller, answer, meant, speaker, choice, heard);
                answers.add(answer);
            }
            caller.hangUp();
            progress.accept("meant " + meant + " (" + speaker + "): " + String.join(" / ", answers.stream().map(DigitsBench::told).toList()));
            return outcome(meant, speaker, heard, answers);
        }
    }

    private Answer respond(Caller caller, Answer answer, String meant, String speaker, Random choice, List<String> heard) throws InterruptedException {
        var readBack = readBack(answer);
        if (readBack.isPresent()) return caller.say(readBack.get().equals(meant) ? yes : no);
        var next = caller.say(digits.joined(meant, speaker, choice));
        heard.add(next.slot(SLOT).orElse(""));
        return next;
    }

    private static String told(Answer answer) {
        return "\"" + answer.heard() + "\" -> " + answer.said();
    }

    /// Until the number has been said twice and what followed is no question about it.
    private static boolean goesOn(Caller caller, Answer answer, List<String> heard, String meant) {
        if (caller.over() || done(answer)) return false;
        if (readBack(answer).isPresent()) return true;
        return heard.size() < 2 && !heard.contains(meant);
    }

    private static boolean done(Answer answer) {
        return answer.all(CallEvent.ToolUsed.class).anyMatch(tool -> tool.outcome().equals("done"));
    }

    /// The number in a question, the last one asked.
    private static Optional<String> readBack(Answer answer) {
        if (!answer.said().contains("?")) return Optional.empty();
        var question = answer.said().substring(0, answer.said().lastIndexOf('?'));
        boolean asksForIt = question.toLowerCase(Locale.ROOT).endsWith("order number");
        return asksForIt ? Optional.empty() : NumberWords.in(question, LENGTH).stream().reduce((_, later) -> later);
    }

    private static Outcome outcome(String meant, String speaker, List<String> heard, List<Answer> answers) {
        boolean first = !heard.isEmpty() && heard.getFirst().equals(meant);
        boolean second = first || heard.size() > 1 && heard.get(1).equals(meant);
        boolean changed = answers.stream().anyMatch(DigitsBench::done);
        var last = answers.stream().map(Answer::said).filter(said -> !NumberWords.in(said, LENGTH).isEmpty()).reduce((_, later) -> later).orElse("");
        return new Outcome(meant, speaker, first, second, changed && !NumberWords.in(last, LENGTH).contains(meant), changed);
    }

    private static void report(List<Outcome> outcomes, Findings findings) {
        row("all", outcomes, findings);
        for (var speaker : outcomes.stream().map(Outcome::speaker).distinct().sorted().toList()) {
            row(speaker, outcomes.stream().filter(outcome -> outcome.speaker().equals(speaker)).toList(), findings);
        }
    }

    private static void row(String who, List<Outcome> outcomes, Findings findings) {
        findings.row("speaker", who, "numbers", outcomes.size(),
                "first pass %", percent(outcomes.stream().filter(Outcome::first).count(), outcomes.size()),
                "after one read-back %", percent(outcomes.stream().filter(Outcome::second).count(), outcomes.size()),
                "changes", outcomes.stream().filter(Outcome::changed).count(),
                "changes to a wrong order", outcomes.stream().filter(Outcome::wrongChange).count());
    }

    static double percent(long part, int whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
