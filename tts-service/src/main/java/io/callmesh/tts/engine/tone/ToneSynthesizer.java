package io.callmesh.tts.engine.tone;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.Voice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A tone of 60 ms for each letter of a word, 180 ms for a Han character, 40 ms of silence after each, 16 kHz.
@ApplicationScoped
@Named("tone")
class ToneSynthesizer implements Synthesizer {

    static final int RATE_HZ = 16_000;
    private static final int FRAME = RATE_HZ / 50;
    private static final int LETTER_MS = 60, HAN_MS = 180, PAUSE_MS = 40;
    private static final double PITCH_HZ = 440;
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");

    @Override
    public String name() {
        return "tone";
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("tone/sine", Set.of("en", "es", "zh"), RATE_HZ, "Apache-2.0"));
    }

    @Override
    public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException {
        var text = speech.text().reveal();
        long position = 0;
        for (var word = WORD.matcher(text); word.find(); ) {
            double startMs = ms(position), endMs = startMs + length(word.group()) / speech.pace();
            words.put(List.of(SpokenWord.ofMillis(text.codePointCount(0, word.start()), text.codePointCount(0, word.end()), startMs, endMs)));
            position = sound(position, samples(endMs), PITCH_HZ, voice);
            position = sound(position, samples(endMs + PAUSE_MS), 0, voice);
        }
    }

    private static double length(String word) {
        return Character.isIdeographic(word.codePointAt(0)) ? HAN_MS : (double) LETTER_MS * word.codePointCount(0, word.length());
    }

    private static long sound(long from, long to, double pitchHz, Sink<Frame> voice) throws InterruptedException {
        for (long at = from; at < to; at += FRAME) {
            if (Thread.interrupted()) throw new InterruptedException();
            voice.put(new Frame(wave(at, (int) Math.min(FRAME, to - at), pitchHz), RATE_HZ, at));
        }
        return Math.max(from, to);
    }

    private static short[] wave(long at, int count, double pitchHz) {
        var samples = new short[count];
        for (int i = 0; i < count; i++) samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * pitchHz * (at + i) / RATE_HZ));
        return samples;
    }

    private static double ms(long samples) {
        return 1000.0 * samples / RATE_HZ;
    }

    private static long samples(double ms) {
        return Math.round(ms * RATE_HZ / 1000);
    }
}
