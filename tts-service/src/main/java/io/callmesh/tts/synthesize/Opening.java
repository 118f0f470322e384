package io.callmesh.tts.synthesize;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.SpokenWord;
import java.util.ArrayList;
import java.util.List;

/// Keeps words back until something sounds: until then another engine may begin anew. One thread at a time.
final class Opening {

    private final Sink<Frame> voice;
    private final Sink<List<SpokenWord>> words;
    private final List<List<SpokenWord>> early = new ArrayList<>();
    private boolean begun;

    Opening(Sink<Frame> voice, Sink<List<SpokenWord>> words) {
        this.voice = voice;
        this.words = words;
    }

    boolean begun() {
        return begun;
    }

    void anew() {
        early.clear();
    }

    void sound(Frame frame) throws InterruptedException {
        begun = true;
        end();
        voice.put(frame);
    }

    void words(List<SpokenWord> told) throws InterruptedException {
        if (begun) words.put(told);
        else early.add(told);
    }

    void end() throws InterruptedException {
        for (var told : early) words.put(told);
        early.clear();
    }
}
