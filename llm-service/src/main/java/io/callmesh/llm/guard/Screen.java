package io.callmesh.llm.guard;

import java.util.LinkedHashMap;
import java.util.Map;

/// Texts without what is told a reader in them ([Instructions]), each looked through once: the same passages are found again and
/// again. Thread-safe.
public final class Screen {

    /// Some times what a large pack holds.
    private static final int ROOM = 4_096;

    private final Map<String, String> known = new LinkedHashMap<>(64, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > ROOM;
        }
    };

    /// The sentences of a text that only tell something; equal to the text when all do.
    public String without(String text) {
        synchronized (known) {
            var screened = known.get(text);
            if (screened != null) return screened;
        }
        var screened = Instructions.without(text);
        synchronized (known) {
            known.put(text, screened);
        }
        return screened;
    }

    /// Whether a text tells its reader what to do.
    public boolean instructed(String text) {
        return !without(text).equals(text);
    }
}
