package io.callmesh.gateway.speak;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.speak.Speech.Sound;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Phrases spoken in advance, for the moment when no voice can be had. Safe for many threads.
public final class Recordings {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// A handful of phrases for each assistant, language and rate; each some 100 kB.
    private static final int ROOM = 100;

    private final Map<Key, List<Frame>> phrases = new ConcurrentHashMap<>();
    private final Speaker speaker;

    private record Key(String assistant, String language, String voice, int rateHz, Clause clause) {}

    public Recordings(Speaker speaker) {
        this.speaker = speaker;
    }

    /// Has the phrase spoken, unless it has been.
    public void rehearse(Speaker.Voice voice, Clause clause) throws InterruptedException {
        var key = key(voice, clause);
        if (phrases.containsKey(key) || phrases.size() >= ROOM || clause.text().nothing()) return;
        try (var speech = speaker.open(voice)) {
            phrases.put(key, record(speech, clause));
        } catch (MeshException noVoice) {
            // The next call will try again.
        }
    }

    private static List<Frame> record(Speech speech, Clause clause) throws InterruptedException {
        speech.say(0, clause);
        speech.finish();
        var frames = new ArrayList<Frame>();
        for (var sound = speech.next(PATIENCE); !(sound instanceof Sound.End); sound = speech.next(PATIENCE)) {
            if (sound instanceof Sound.Audio(_, var frame)) frames.add(frame);
        }
        return List.copyOf(frames);
    }

    /// The phrase as it was rehearsed; silent when it never was.
    public Speech play(Speaker.Voice voice, Clause clause) {
        return new Recorded(phrases.getOrDefault(key(voice, clause), List.of()));
    }

    private static Key key(Speaker.Voice voice, Clause clause) {
        return new Key(voice.assistant(), voice.language(), voice.name(), voice.rateHz(), clause);
    }
}
