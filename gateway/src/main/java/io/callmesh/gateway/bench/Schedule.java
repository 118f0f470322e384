package io.callmesh.gateway.bench;

import java.time.Duration;

/// When things happen in a scripted turn, and how long they last.
final class Schedule {

    static final int RATE_HZ = 16_000;
    static final Duration FRAME = Duration.ofMillis(20);
    static final int FRAME_SAMPLES = RATE_HZ / 50;

    static final int SPEECH_FRAMES = 30;
    /// After the recogniser is asked for it.
    static final Duration FINAL = Duration.ofMillis(100);
    /// After the dialogue is asked; it is a whole sentence.
    static final Duration FIRST_TOKEN = Duration.ofMillis(100);
    static final Duration SECOND_SENTENCE = Duration.ofMillis(20);
    /// From a sentence to its sound, which is one chunk.
    static final Duration FIRST_SOUND = Duration.ofMillis(80);
    static final int CHUNK_FRAMES = 15, WORD_FRAMES = 5, SENTENCES = 2;
    static final int REPLY_FRAMES = SENTENCES * CHUNK_FRAMES;

    /// From the caller's first silent frame to the reply's first frame, if nothing in between took any time.
    static final Duration PLANNED = FINAL.plus(FIRST_TOKEN).plus(FIRST_SOUND);

    private Schedule() {}

    static double milliseconds(long nanos) {
        return nanos / 1e6;
    }
}
