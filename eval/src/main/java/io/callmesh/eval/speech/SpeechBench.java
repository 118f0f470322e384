package io.callmesh.eval.speech;

import io.callmesh.audio.Wav;
import io.callmesh.eval.report.Findings;
import io.callmesh.runtime.measure.Percentiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Word and character error rates of a recogniser, and how long it takes.
///
/// @param rateHz   16000, or 8000: recordings are resampled
/// @param hinted   whether the recogniser is told all texts of a set as likely, where they are few
/// @param progress told of each recording that was heard otherwise
public record SpeechBench(Listener listener, String language, int rateHz, boolean hinted, Consumer<String> progress) {

    private static final int MOST_HINTS = 500, LONGEST_HINT = 200, PAUSE_MS = 300, ROOM = 4;

    /// What was found in a set, or in all.
    public record Outcome(int clips, int right, Errors words, Errors characters, List<Double> tookMs) {

        public Outcome {
            tookMs = List.copyOf(tookMs);
        }

        Outcome and(Outcome other) {
            var all = new ArrayList<>(tookMs);
            all.addAll(other.tookMs);
            return new Outcome(clips + other.clips, right + other.right, words.and(other.words), characters.and(other.characters), all);
        }
    }

    /// Listens to a set, one after another, and writes a row.
    public Outcome measure(String set, List<SpokenText> clips, Findings findings) throws IOException {
        var hints = hints(clips);
        var outcome = new Outcome(0, 0, Errors.NONE, Errors.NONE, List.of());
        for (var clip : clips) outcome = outcome.and(hear(clip, hints));
        var took = Percentiles.of(outcome.tookMs());
        findings.row("set", set, "clips", clips.size(), "whole clips right", outcome.right(), "wer", outcome.words().rate(), "cer", outcome.characters().rate(),
                "hints", hints.size(), "p50 ms", took.at(50), "p95 ms", took.at(95));
        return outcome;
    }

    private List<String> hints(List<SpokenText> clips) {
        var texts = clips.stream().map(SpokenText::text).distinct().toList();
        boolean few = texts.size() <= MOST_HINTS && texts.stream().allMatch(text -> text.length() <= LONGEST_HINT);
        return hinted && few ? texts : List.of();
    }

    private Outcome hear(SpokenText clip, List<String> hints) throws IOException {
        var sound = inARoom(Wav.read(clip.file()).at(rateHz));
        long begin = System.nanoTime();
        var heard = listener.hear(sound, language, hints);
        double tookMs = (System.nanoTime() - begin) / 1e6;
        var words = Errors.ofWords(clip.text(), heard);
        if (words.edits() > 0) progress.accept(clip.file().getFileName() + ": '" + clip.text() + "' was heard as '" + heard + "'");
        return new Outcome(1, words.edits() == 0 ? 1 : 0, words, Errors.ofCharacters(clip.text(), heard), List.of(tookMs));
    }

    /// With a little of a quiet room before and after, as on a line: recordings are cut tightly.
    private Wav inARoom(Wav wav) {
        int pause = rateHz * PAUSE_MS / 1_000;
        var noise = new Random(1);
        var samples = new short[wav.samples().length + 2 * pause];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) Math.round(noise.nextGaussian() * ROOM);
        System.arraycopy(wav.samples(), 0, samples, pause, wav.samples().length);
        return new Wav(samples, rateHz);
    }
}
