package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.engine.Heard;
import io.callmesh.audio.Pcm;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// One utterance while it comes in: its cepstra, what it sounds like so far, and, as soon as there is a pause, what it
/// will turn out to be if the pause is its end. One thread at a time.
final class Utterance {

    /// A little noise (amplitude 8 of 32768) under all sound, and 0.3 s of it in front and behind: digital silence is like
    /// nothing the model was trained on. Measured: with zeros around them 0 of 220 orders understood.
    private static final int PAD_MILLIS = 300, PAD_FRAMES = PAD_MILLIS / 10, NOISE = 8;
    private static final int PAUSE_FRAMES = 20, MOST_FORESIGHTS = 6;
    private static final double BELOW_LOUDEST_DB = 25, AUDIBLE_DB = 30;

    private final Ear ear;
    private final Trust trust;
    private final Cepstra front;
    private final Random random = new Random(1);
    private final List<double[]> cepstra = new ArrayList<>();
    private final Optional<Murmur> murmur;
    private double loudestDb;
    private int quiet, loud, foresights;
    private Optional<Heard> foreseen = Optional.empty();

    Utterance(Ear ear, boolean interim, Trust trust) {
        this.ear = ear;
        this.trust = trust;
        front = new Cepstra(ear.model());
        murmur = interim ? Optional.of(new Murmur(ear)) : Optional.empty();
        cepstra.addAll(front.next(noise()));
    }

    /// Takes samples at 16 kHz.
    void hear(short[] samples) {
        cepstra.addAll(front.next(dithered(samples)));
        for (int at = 0; at + 160 <= samples.length; at += 160) measure(java.util.Arrays.copyOfRange(samples, at, at + 160));
        murmur.ifPresent(listener -> listener.listen(cepstra));
    }

    private void measure(short[] samples) {
        double level = Pcm.levelDb(samples);
        loudestDb = Math.max(loudestDb, level);
        if (level < AUDIBLE_DB || level < loudestDb - BELOW_LOUDEST_DB) {
            quiet++;
            return;
        }
        if (quiet >= PAUSE_FRAMES) foreseen = Optional.empty();
        quiet = 0;
        loud++;
    }

    /// Whether the speaker has paused and it is worth working out what was said until now.
    boolean paused() {
        return quiet >= PAUSE_FRAMES && loud >= PAUSE_FRAMES && foreseen.isEmpty() && foresights < MOST_FORESIGHTS;
    }

    void foresee() {
        foresights++;
        var tail = new Cepstra(ear.model());
        var soFar = new ArrayList<>(cepstra);
        soFar.addAll(tail.next(noise()));
        foreseen = Optional.of(ear.understand(soFar, PAD_FRAMES, trust));
    }

    Heard finish() {
        if (foreseen.isPresent()) return foreseen.get();
        cepstra.addAll(front.next(noise()));
        cepstra.addAll(front.finish());
        return ear.understand(cepstra, PAD_FRAMES, trust);
    }

    Optional<Spoken> sounding() {
        return murmur.map(Murmur::sounding);
    }

    private short[] noise() {
        return dithered(new short[16 * PAD_MILLIS]);
    }

    private short[] dithered(short[] samples) {
        var noisy = new short[samples.length];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = (short) Math.clamp(samples[i] + Math.round(random.nextGaussian() * NOISE), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return noisy;
    }
}
