package io.callmesh.tts.engine.marytts;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.Voice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marytts.exceptions.MaryConfigurationException;

/// American English with the voice cmu-slt-hsmm, 48 kHz; loads in about two seconds.
@ApplicationScoped
@Named("marytts")
class MarySynthesizer implements Synthesizer {

    private static final Voice SLT = new Voice("marytts/cmu-slt-hsmm", Set.of("en"), MaryVoice.RATE_HZ, "LGPL-3.0-only");

    private Optional<MaryVoice> loaded = Optional.empty();

    @Override
    public String name() {
        return "marytts";
    }

    @Override
    public List<Voice> voices() {
        return List.of(SLT);
    }

    @Override
    public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException {
        if (speech.text().nothing()) return; // the engine breaks on a text without a paragraph
        voice().speak(speech.text().reveal(), speech.pace(), voice, words);
    }

    private synchronized MaryVoice voice() {
        if (loaded.isEmpty()) loaded = Optional.of(load());
        return loaded.get();
    }

    private static MaryVoice load() {
        try {
            return new MaryVoice();
        } catch (MaryConfigurationException | RuntimeException broken) {
            throw new MeshException(new Fault.EngineFailed("marytts"), broken);
        }
    }
}
