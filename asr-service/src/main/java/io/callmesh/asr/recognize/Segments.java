package io.callmesh.asr.recognize;

import io.callmesh.audio.Frame;

/// Decides where the utterances of a stream are.
sealed interface Segments extends AutoCloseable permits OneSegment, SpokenSegments {

    void next(Frame frame) throws InterruptedException;

    /// The utterance has been ended by somebody else.
    void cut();

    @Override
    default void close() {}
}
