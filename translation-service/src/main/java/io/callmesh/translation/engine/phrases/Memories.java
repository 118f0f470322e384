package io.callmesh.translation.engine.phrases;

import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.Phrasebook;
import java.util.LinkedHashMap;
import java.util.Map;

/// The memories in use, prepared once each; the one used longest ago makes room. Safe for many threads.
final class Memories {

    /// A few versions of a few assistants, with a few pairs each.
    private static final int ROOM = 64;

    /// A word without meaning of its own costs half a word: at 0.8 a sentence of three words may gain two, not three.
    private static final double NEAR = 0.8;

    private record Key(String book, LanguagePair pair) {}

    private final Map<Key, Memory> prepared = new LinkedHashMap<>(ROOM, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Memory> eldest) {
            return size() > ROOM;
        }
    };

    synchronized Memory of(Phrasebook book, LanguagePair pair) {
        if (book.id().isEmpty()) return new Memory(book, pair, NEAR);
        return prepared.computeIfAbsent(new Key(book.id(), pair), _ -> new Memory(book, pair, NEAR));
    }
}
