package io.callmesh.tts.engine.scripted;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.Voice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Speaks every word for 100 ms, five loud frames, and waits before the first for as long as its settings say.
@ApplicationScoped
@Named("scripted")
class ScriptedSynthesizer implements Synthesizer {

    private static final int RATE_HZ = 16_000, FRAME = RATE_HZ / 50, WORD = RATE_HZ / 10;
    private static final short LOUD = 3_000;
    private static final Pattern WORDS = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");

    private final ScriptedSettings settings;

    ScriptedSynthesizer(ScriptedSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("scripted/even", Set.of("en", "es"), RATE_HZ, "Apache-2.0"));
    }

    @Override
    public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException {
        var text = speech.text().reveal();
        int length = (int) (WORD / speech.pace());
        long position = 0;
        Thread.sleep(settings.firstSound());
        for (var word = WORDS.matcher(text); word.find(); position += length) {
            words.put(List.of(SpokenWord.ofMillis(text.codePointCount(0, word.start()), text.codePointCount(0, word.end()), ms(position), ms(position + length))));
            sound(position, length, voice);
        }
    }

    private static void sound(long from, int length, Sink<Frame> voice) throws InterruptedException {
        for (int at = 0; at < length; at += FRAME) {
            if (Thread.interrupted()) throw new InterruptedException();
            var samples = new short[Math.min(FRAME, length - at)];
            Arrays.fill(samples, LOUD);
            voice.put(new Frame(samples, RATE_HZ, from + at));
        }
    }

    private static double ms(long samples) {
        return 1000.0 * samples / RATE_HZ;
    }
}
