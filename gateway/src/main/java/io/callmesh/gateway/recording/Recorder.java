package io.callmesh.gateway.recording;

import io.callmesh.audio.Frame;
import io.callmesh.runtime.recording.Side;

/// Records one call. Its methods return at once and never fail the call; frames stay whose they are.
///
/// Sound waits until it is known what was said in it, and is let go of then, or forgotten. What nobody ever tells of is forgotten.
public interface Recorder extends AutoCloseable {

    /// Records nothing.
    Recorder NONE = new Recorder() {
        @Override
        public void sounded(Side side, Frame frame) {}

        @Override
        public void keyed() {}

        @Override
        public void told(Side side, boolean harmless) {}

        @Override
        public void close() {}
    };

    /// One thread for each side.
    void sounded(Side side, Frame frame);

    /// The caller is pressing keys, which may be heard: what waits of them is forgotten.
    void keyed();

    /// What has sounded on a side until now is known.
    ///
    /// @param harmless whether it may be recorded
    void told(Side side, boolean harmless);

    @Override
    void close();
}
