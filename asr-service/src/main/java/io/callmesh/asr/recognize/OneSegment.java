package io.callmesh.asr.recognize;

import io.callmesh.audio.Frame;

/// All sound belongs to the utterance; only the caller ends it.
record OneSegment(Listening listening) implements Segments {

    @Override
    public void next(Frame frame) throws InterruptedException {
        listening.take(frame);
    }

    @Override
    public void cut() {}
}
