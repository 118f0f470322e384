package io.callmesh.audio.activity;

import io.callmesh.audio.Frame;

/// Tells whether one frame sounds like a voice. Keeps state from frame to frame: one instance per line, one thread.
@FunctionalInterface
public interface VoiceDetector extends AutoCloseable {

    boolean voice(Frame frame);

    @Override
    default void close() {}
}
