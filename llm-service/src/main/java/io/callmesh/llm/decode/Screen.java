package io.callmesh.llm.decode;

import io.callmesh.llm.guard.Instructions;
import io.callmesh.runtime.Latest;

/// Texts without what is told a reader in them ([Instructions]), each looked through once: the same passages are found again and
/// again. Thread-safe.
final class Screen {

    /// Some times what a large pack holds.
    private static final int ROOM = 4_096;

    private final Latest<String, String> screened = new Latest<>(ROOM);

    /// The sentences of a text that only tell something; equal to the text when all do.
    String without(String text) {
        return screened.of(text, Instructions::without);
    }

    /// Whether a text tells its reader what to do.
    boolean instructed(String text) {
        return !without(text).equals(text);
    }
}
