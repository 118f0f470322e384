package io.callmesh.tts.engine;

import java.time.Duration;

/// When a word of the text (in Chinese: a character) is heard.
///
/// @param from  its first character in the text, in Unicode code points
/// @param to    the one after its last
/// @param start from the first sample of the text's sound
/// @param end   where its last sound ends; a pause belongs to no word, if the engine can tell
public record SpokenWord(int from, int to, Duration start, Duration end) {

    public static SpokenWord ofMillis(int from, int to, double startMs, double endMs) {
        return new SpokenWord(from, to, Duration.ofMillis(Math.round(startMs)), Duration.ofMillis(Math.round(endMs)));
    }
}
