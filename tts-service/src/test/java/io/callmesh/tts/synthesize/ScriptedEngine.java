package io.callmesh.tts.synthesize;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// An engine that does what a test wants; by default every word takes 100 ms.
class ScriptedEngine implements Synthesizer {

    /// What it was asked to say, clause by clause.
    final List<String> asked = new ArrayList<>();

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public List<Voice> voices() {
        return List.of(new Voice("scripted/one", Set.of("en", "zh"), 16_000, "Apache-2.0"));
    }

    @Override
    public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException {
        var text = speech.text().reveal();
        asked.add(text);
        int at = 0, spoken = 0;
        for (var word : text.split(" ")) {
            if (word.chars().anyMatch(Character::isLetter)) {
                words.put(List.of(SpokenWord.ofMillis(at, at + word.length(), 100.0 * spoken, 100.0 * spoken + 90)));
                voice.put(new Frame(new short[1_600], 16_000, 1_600L * spoken++));
            }
            at += word.length() + 1;
        }
    }
}
