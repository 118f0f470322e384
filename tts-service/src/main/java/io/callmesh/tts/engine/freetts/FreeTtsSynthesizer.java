package io.callmesh.tts.engine.freetts;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.Voice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/// American English, 16 kHz, robotic and quick; one man at three pitches.
///
/// There are as many copies of the voice (about 27 MB each, loaded in 0.1 to 0.3 s) as clauses were ever spoken at once.
@ApplicationScoped
@Named("freetts")
class FreeTtsSynthesizer implements Synthesizer {

    private static final String NORMAL = "freetts/kevin16", HIGH = "freetts/kevin16-high", LOW = "freetts/kevin16-low";

    private final Deque<Kevin> idle = new ConcurrentLinkedDeque<>();

    @Override
    public String name() {
        return "freetts";
    }

    @Override
    public List<Voice> voices() {
        return List.of(voice(NORMAL), voice(HIGH), voice(LOW));
    }

    @Override
    public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException {
        if (speech.text().nothing()) return;
        var idler = idle.poll();
        var kevin = idler == null ? new Kevin() : idler;
        kevin.speak(speech.text().reveal(), pitchHz(speech.voice()), speech.pace(), voice, words);
        idle.push(kevin); // not after a failure: a copy that was broken off is let go
    }

    private static float pitchHz(String voice) {
        return switch (voice) {
            case HIGH -> 165;
            case LOW -> 78;
            default -> 100;
        };
    }

    private static Voice voice(String name) {
        return new Voice(name, Set.of("en"), Kevin.RATE_HZ, "BSD-3-Clause");
    }
}
