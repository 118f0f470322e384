package io.callmesh.asr.engine.scripted;

import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Hearing;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Spreads the words of its script evenly over the sound. The alternative to it is the script without its last word.
final class ScriptedHearing implements Hearing {

    private static final Duration WORD = Duration.ofMillis(200);
    private static final double SURE = 0.9, LESS_SURE = 0.1, STABLE = 0.8;

    private final Task task;
    private final List<String> script;
    private int utterance, told;
    private Duration heard = Duration.ZERO;

    ScriptedHearing(Task task) {
        this.task = task;
        script = task.hints();
    }

    @Override
    public void hear(Frame frame) {
        heard = heard.plus(frame.length());
    }

    @Override
    public Optional<Heard.Partial> partial() {
        int said = Math.min(words().size(), (int) heard.dividedBy(WORD));
        if (!task.interim() || said == told) return Optional.empty();
        told = said;
        return Optional.of(new Heard.Partial(Spoken.of(String.join(" ", words().subList(0, said))), STABLE));
    }

    @Override
    public Heard finish() throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        var words = words();
        var alternatives = new ArrayList<Heard.Alternative>();
        if (!heard.isZero()) alternatives.add(alternative(words, SURE));
        if (!heard.isZero() && words.size() > 1) alternatives.add(alternative(words.subList(0, words.size() - 1), LESS_SURE));
        utterance++;
        discard();
        return new Heard(alternatives, alternatives.isEmpty());
    }

    private Heard.Alternative alternative(List<String> words, double confidence) {
        var each = heard.dividedBy(words.size());
        var timed = new ArrayList<Heard.Word>();
        for (int i = 0; i < words.size(); i++) timed.add(new Heard.Word(Spoken.of(words.get(i)), each.multipliedBy(i), each.multipliedBy(i + 1L), confidence));
        return new Heard.Alternative(Spoken.of(words.stream().collect(Collectors.joining(" "))), confidence, timed);
    }

    private List<String> words() {
        return Arrays.asList(script.get(utterance % script.size()).strip().split("\\s+"));
    }

    @Override
    public void discard() {
        heard = Duration.ZERO;
        told = 0;
    }

    @Override
    public void close() {}
}
