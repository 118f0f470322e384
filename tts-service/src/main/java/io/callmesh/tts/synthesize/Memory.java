package io.callmesh.tts.synthesize;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The phrases said last, so that greetings and apologies come at once. Forgets what was not said for longest.
///
/// Safe for use by several threads.
public final class Memory {

    private final Map<Phrase.Key, Phrase> phrases = new LinkedHashMap<>(64, 0.75f, true);
    private final int maxBytes;
    private int bytes;

    /// @param maxBytes of sound in all; a phrase longer than a sixteenth of it is not kept
    public Memory(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized Optional<Phrase> recall(Phrase.Key key) {
        return Optional.ofNullable(phrases.get(key));
    }

    boolean keeps(int phraseBytes) {
        return phraseBytes <= maxBytes / 16;
    }

    synchronized void keep(Phrase.Key key, Phrase phrase) {
        if (!keeps(phrase.bytes()) || phrases.putIfAbsent(key, phrase) != null) return;
        bytes += phrase.bytes();
        for (var oldest = phrases.values().iterator(); bytes > maxBytes; oldest.remove()) bytes -= oldest.next().bytes();
    }

    synchronized int bytes() {
        return bytes;
    }
}
