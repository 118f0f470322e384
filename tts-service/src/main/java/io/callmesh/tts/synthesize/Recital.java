package io.callmesh.tts.synthesize;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.synthesize.Performance.Told;
import io.callmesh.tts.text.Clauses;
import io.callmesh.tts.text.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One text being said, clause after clause, as one sound.
final class Recital {

    private static final Duration AFTER_SENTENCE = Duration.ofMillis(360), AFTER_BREATH = Duration.ofMillis(160);

    private final Manner manner;
    private final Synthesizer engine;
    private final Stage stage;
    private final Memory memory;
    private final TurnBudget budget;
    private final Sink<Frame> voice;
    private final Sink<List<SpokenWord>> words;
    private long samples;
    private int wordCount;
    private Duration pause = Duration.ZERO;

    Recital(Manner manner, Synthesizer engine, Stage stage, Memory memory, TurnBudget budget, Sink<Frame> voice, Sink<List<SpokenWord>> words) {
        this.manner = manner;
        this.engine = engine;
        this.stage = stage;
        this.memory = memory;
        this.budget = budget;
        this.voice = voice;
        this.words = words;
    }

    int words() {
        return wordCount;
    }

    Duration length() {
        return Duration.ofNanos(samples * 1_000_000_000L / manner.rateHz());
    }

    void say(Reading clause) throws InterruptedException {
        if (clause.text().isBlank()) return;
        rest();
        var placed = new SourceWords(clause, length(), words);
        var key = new Phrase.Key(Spoken.of(clause.text()), manner);
        var known = memory.recall(key);
        if (known.isPresent()) for (var told : known.get().told()) tell(told, placed);
        else perform(key, placed);
        placed.finish();
        wordCount += placed.count();
        pause = Clauses.endsSentence(clause) ? AFTER_SENTENCE : Clauses.endsBreath(clause) ? AFTER_BREATH : Duration.ZERO;
    }

    private void perform(Phrase.Key key, SourceWords placed) throws InterruptedException {
        var phrase = new ArrayList<Told>();
        int bytes = 0;
        var speech = new Speech(key.text(), manner.language(), manner.voice().name(), manner.pace());
        try (var performance = stage.begin(engine, speech, manner.rateHz(), samples == 0 ? budget : TurnBudget.UNLIMITED)) {
            for (var told = performance.next(); !(told instanceof Told.Over); told = performance.next()) {
                if (told instanceof Told.Sound(var frame)) bytes += 2 * frame.samples().length;
                if (memory.keeps(bytes)) phrase.add(told);
                tell(told, placed);
            }
        }
        memory.keep(key, new Phrase(List.copyOf(phrase), bytes));
    }

    private void tell(Told told, SourceWords placed) throws InterruptedException {
        switch (told) {
            case Told.Sound(var frame) -> sound(frame.samples().clone());
            case Told.Words(var spoken) -> placed.put(spoken);
            case Told.Over _, Told.Broken _ -> { }
        }
    }

    private void sound(short[] heard) throws InterruptedException {
        voice.put(new Frame(heard, manner.rateHz(), samples));
        samples += heard.length;
    }

    private void rest() throws InterruptedException {
        int frame = manner.rateHz() / 50;
        for (long left = pause.toMillis() / 20; left > 0; left--) sound(new short[frame]);
        pause = Duration.ZERO;
    }
}
