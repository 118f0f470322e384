package io.callmesh.eval.score;

import io.callmesh.audio.Wav;
import io.callmesh.eval.caller.Answer;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.clip.NumberWords;
import io.callmesh.eval.clip.Samples;
import io.callmesh.eval.rehearsal.Dialogue;
import io.callmesh.eval.rehearsal.Mishearing;
import io.callmesh.eval.rehearsal.Rehearsal;
import io.callmesh.eval.report.Findings;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.measure.Percentiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/// How many dialogues go as written: typed, by voice, or by the keys of a telephone.
///
/// @param voice    words and the name of a voice to sound at 16 kHz
/// @param before   done before each set of dialogues, which may change what their assistants look up
/// @param atOnce   calls at a time
/// @param progress told of each dialogue that went otherwise, and of what had to be said again
public record DialogueBench(Gateway gateway, BiFunction<String, String, Wav> voice, Runnable before, int atOnce, Consumer<String> progress) {

    private static final int TELEPHONE_HZ = 8_000;
    /// Of an order, a postcode, a date in figures: read digit by digit, as people do.
    private static final Pattern NUMBER = Pattern.compile("\\d{4,}");

    /// How dialogues are played.
    public sealed interface Manner {

        /// Letter by letter, so to say.
        record Typed() implements Manner {}

        /// @param voice  of the caller
        /// @param rateHz 16000, or 8000: as it comes out of a telephone
        record Spoken(String voice, int rateHz) implements Manner {}

        /// With keys alone, while the assistant speaks.
        record Keyed() implements Manner {}

        /// Typed as a scripted recogniser would write it that takes characters for others of the same syllable. Not speech.
        ///
        /// @param percent of the characters
        record Misheard(int percent, Mishearing ear) implements Manner {}

        default String label() {
            return switch (this) {
                case Typed _ -> "typed";
                case Spoken(var voice, int rateHz) -> "voice " + voice + ", " + rateHz / 1_000 + " kHz";
                case Keyed _ -> "keypad";
                case Misheard(int percent, _) -> "scripted recogniser, " + percent + " % homophones";
            };
        }
    }

    /// What came of some dialogues.
    ///
    /// @param failed names of those that went otherwise
    public record Outcome(String manner, int played, List<String> failed, int saidAgain) {

        public Outcome {
            failed = List.copyOf(failed);
        }

        public int passed() {
            return played - failed.size();
        }
    }

    /// Plays them and writes a row.
    ///
    /// @param about of the dialogues, for the table
    public Outcome measure(String about, Manner manner, List<Dialogue> dialogues, Findings findings) throws InterruptedException {
        before.run();
        var silences = Collections.synchronizedList(new ArrayList<Double>());
        var repeated = Collections.synchronizedList(new ArrayList<String>());
        var rehearsal = new Rehearsal(gateway, sound(manner), line -> again(line, repeated), answer -> note(answer, silences));
        var calls = new ArrayList<Callable<List<String>>>();
        for (var dialogue : dialogues) calls.add(() -> play(rehearsal, manner, dialogue));
        var complaints = Parallel.run(atOnce, calls);
        var failed = new ArrayList<String>();
        for (int i = 0; i < dialogues.size(); i++) if (!complaints.get(i).isEmpty()) failed.add(dialogues.get(i).name());
        var outcome = new Outcome(manner.label(), dialogues.size(), failed, repeated.size());
        var percentiles = Percentiles.of(List.copyOf(silences));
        findings.row("dialogues", about, "manner", manner.label(), "played", outcome.played(), "passed", outcome.passed(),
                "task_success", share(outcome.passed(), outcome.played()), "said again", repeated.size(), "p50 ms", percentiles.at(50), "p95 ms", percentiles.at(95));
        return outcome;
    }

    /// 0 to 1, rounded to four places.
    public static double share(int some, int all) {
        return all == 0 ? 0 : Math.round(some * 10_000.0 / all) / 10_000.0;
    }

    private Function<String, Wav> sound(Manner manner) {
        return switch (manner) {
            case Manner.Spoken(var name, int rateHz) -> words -> {
                var said = voice.apply(read(words), name);
                return rateHz == TELEPHONE_HZ ? Samples.telephone(said) : said;
            };
            case Manner.Typed _, Manner.Keyed _, Manner.Misheard _ -> words -> {
                throw new IllegalStateException("nobody speaks here");
            };
        };
    }

    private List<String> play(Rehearsal rehearsal, Manner manner, Dialogue dialogue) throws InterruptedException {
        var complaints = complaints(rehearsal, manner, dialogue);
        complaints.forEach(complaint -> progress.accept(manner.label() + ": " + complaint));
        return complaints;
    }

    static String read(String words) {
        return NUMBER.matcher(words).replaceAll(number -> NumberWords.spoken(number.group()));
    }

    /// A call that is refused, or a caller whose voice fails, is one dialogue that went otherwise; that nobody answers at all is not.
    private static List<String> complaints(Rehearsal rehearsal, Manner manner, Dialogue dialogue) throws InterruptedException {
        try {
            return switch (manner) {
                case Manner.Typed _ -> rehearsal.typed(dialogue);
                case Manner.Spoken(_, int rateHz) -> rehearsal.spoken(dialogue, rateHz);
                case Manner.Keyed _ -> rehearsal.spoken(dialogue, TELEPHONE_HZ);
                case Manner.Misheard(_, var ear) -> rehearsal.misheard(dialogue, ear);
            };
        } catch (MeshException broken) {
            if (broken.fault() instanceof Fault.Unavailable) throw broken;
            return List.of(dialogue.name() + ": " + broken.fault());
        }
    }

    private void again(String line, List<String> repeated) {
        repeated.add(line);
        progress.accept("said again: " + line);
    }

    private static void note(Answer answer, List<Double> silences) {
        answer.silenceMs().ifPresent(silences::add);
    }
}
